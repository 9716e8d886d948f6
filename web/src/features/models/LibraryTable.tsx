/** The models as rows of two lines: name and purpose, data, last run, clues and verdicts. */
import { Link } from '@tanstack/react-router';
import { Checkbox, Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { DateText } from '../../components/DateText';
import { LinkButton } from '../../components/LinkButton';
import { count } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import { Word } from '../../components/Word';
import { DoubtChip } from './DoubtChip';
import { FitTag } from './FitTag';
import { Precision } from './Precision';
import type { Card } from './queries';
import { stateTone } from './states';

type Props = { cards: Card[]; chosen: string[]; onChoose: (ids: string[]) => void };

type Column = NonNullable<TableProps<Card>['columns']>[number];

export const runnable = (card: Card) => card.runnable === true && card.source !== 'screening';

export function LibraryTable({ cards, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const may = useCan('run');
  return (
    <section className="grow models-scroll" aria-label={t('models:title')}>
      <Table<Card>
        size="small"
        sticky
        pagination={false}
        rowKey="id"
        tableLayout="fixed"
        columns={may ? [chooser(t, chosen, onChoose), ...columnsOf(t, may)] : columnsOf(t, may)}
        dataSource={cards}
        scroll={{ x: 820 }}
      />
    </section>
  );
}

/** Antd's own column of boxes puts one into a hidden row, where the keyboard would find it. */
function chooser(t: TFunction, chosen: string[], onChoose: (ids: string[]) => void): Column {
  const toggle = (id: string, on: boolean) =>
    onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return {
    title: <span className="visually-hidden">{t('models:choose')}</span>,
    key: 'choose',
    width: 40,
    render: (_, card) => (
      <Checkbox
        aria-label={t('models:chooseNamed', { name: card.name })}
        disabled={!runnable(card)}
        checked={chosen.includes(card.id)}
        onChange={(event) => toggle(card.id, event.target.checked)}
      />
    ),
  };
}

function columnsOf(t: TFunction, may: boolean): Column[] {
  return [
    { title: t('models:model'), key: 'name', render: (_, card) => <Name card={card} /> },
    {
      title: t('models:line'),
      key: 'line',
      // a narrow or enlarged window keeps its width for the names and the button
      responsive: ['xl'],
      // the longest English word stands in one piece
      width: 116,
      render: (_, card) => <Word of="line" value={card.line} />,
    },
    {
      title: t('models:rules'),
      key: 'rules',
      responsive: ['xl'],
      width: 64,
      align: 'right',
      dataIndex: 'rules',
    },
    {
      title: t('models:data'),
      key: 'fit',
      // the longest state in one piece, with the numbers of its tables
      width: 172,
      render: (_, card) => <FitTag card={card} />,
    },
    {
      title: t('models:lastRun'),
      key: 'run',
      width: 142,
      render: (_, card) => <LastRun card={card} />,
    },
    {
      title: t('models:clues'),
      key: 'clues',
      width: 116,
      align: 'right',
      render: (_, card) => <Clues card={card} />,
    },
    {
      title: t('models:precision'),
      key: 'precision',
      responsive: ['xl'],
      width: 104,
      align: 'right',
      render: (_, card) => <Precision clues={card.clues} />,
    },
    {
      title: <span className="visually-hidden">{t('models:actions')}</span>,
      key: 'act',
      width: 82,
      render: (_, card) =>
        may && runnable(card) ? (
          <LinkButton
            size="small"
            to={'/models/$id' as string}
            params={{ id: card.id } as never}
            search={{ run: true } as never}
          >
            {t('models:run')}
          </LinkButton>
        ) : null,
    },
  ];
}

function Name({ card }: { card: Card }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div className="models-name">
      <div className="row">
        <Link to={'/models/$id' as '/'} params={{ id: card.id } as never} className="models-link">
          {card.name}
        </Link>
        {card.kind === 'pack' && <span className="models-chip">{t('models:kinds.pack')}</span>}
        {card.own && <span className="models-chip">{word('layer', card.layer)}</span>}
        {!card.checked && <DoubtChip doubt={card.doubt ?? ''} />}
      </div>
      <div className="muted small models-line" title={card.problem || card.purpose}>
        {card.problem || card.purpose}
      </div>
    </div>
  );
}

function LastRun({ card }: { card: Card }) {
  const { t } = useTranslation();
  const run = card.last_run;
  if (!run) return <span className="muted">{t('models:neverRun')}</span>;
  return (
    <Link to={'/runs/$id' as '/'} params={{ id: run.id } as never} className="models-run">
      <DateText value={run.started} as="minute" />
      <StatusTag plain tone={stateTone(run.phase)}>
        {t(`models:phase.${run.phase}`)}
      </StatusTag>
    </Link>
  );
}

function Clues({ card }: { card: Card }) {
  const { t } = useTranslation();
  const { total, open } = card.clues;
  if (total === 0) return <span className="muted">{card.last_run ? '0' : t('common:none')}</span>;
  return (
    <Link to={'/clues' as '/'} search={{ model: card.id } as never}>
      {count(total)}
      {open > 0 && <span className="muted small"> {t('models:openClues', { count: open })}</span>}
    </Link>
  );
}
