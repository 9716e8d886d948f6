/** Which column of the file stands for which standard column, with samples and reasons. */
import { Table } from 'antd';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { useAnswer } from '../deeds';
import type { Draft, Part, PartRows, Target } from '../types';
import { useTableBox } from '../useTableBox';
import { AskedColumn } from './AskedColumn';
import { OthersFold } from './OthersFold';
import { refusalKey, useRefusals } from './refused';
import { SourceSelect, vouchedWords } from './SourceSelect';
import { TargetState } from './TargetState';
import { asked, useOthers } from './useOthers';

type Props = { draft: Draft; part: Part; trial: PartRows | undefined };

/** Open ones first, then what is missing, then in the order of the table. */
const rank = (target: Target) =>
  !target.sure || (target.required && target.source == null && !target.fixed) ? 0 : 1;

/** Of open ones what most rules use; what waits for tables that are not there stands last. */
const before = (one: Target, other: Target) =>
  Number(other.required) - Number(one.required) ||
  Number(one.later) - Number(other.later) ||
  other.uses - one.uses;

/**
 * The columns in the order in which they were first shown: an answer moves no row away.
 *
 * @param others columns that only other models ask about: behind those of the model in hand
 */
function useOrder(part: Part, others: string[]): Target[] {
  const kept = useRef<{ of: string; names: string[] }>(undefined);
  const of = `${part.table}.${part.header_line}.${others.length > 0}`;
  const standing = (one: Target) => rank(one) + (others.includes(one.name) ? 0.5 : 0);
  if (kept.current?.of !== of) {
    const sorted = [...part.targets].sort(
      (one, other) => standing(one) - standing(other) || (rank(one) === 0 ? before(one, other) : 0),
    );
    kept.current = { of, names: sorted.map((one) => one.name) };
  }
  const place = new Map(kept.current.names.map((name, index) => [name, index]));
  return [...part.targets].sort(
    (one, other) => (place.get(one.name) ?? place.size) - (place.get(other.name) ?? place.size),
  );
}

/** Answers which columns of the file stand for columns of the table. */
function useSay(draft: Draft, part: Part) {
  const answer = useAnswer(draft.key);
  const say = (values: Record<string, string>) =>
    answer.mutate({
      answers: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [`p${part.no}.column.${name}`, value]),
      ),
    });
  return { say, busy: answer.isPending };
}

const rowClass = (target: Target, refused: boolean) =>
  refused ? 'map-refused' : rank(target) === 0 ? 'map-open' : '';

export function MapTable({ draft, part, trial }: Props) {
  const { t } = useTranslation();
  const { ref, height } = useTableBox();
  const { say, busy } = useSay(draft, part);
  const refusals = useRefusals();
  const refusedAt = (name: string) => refusals.has(refusalKey(draft.key, part.no, name));
  const others = useOthers(part);
  const rows = useOrder(part, others.names).filter(({ name }) => !others.hides(name));
  const single = new Set(draft.questions.filter((one) => one.alone).map((one) => one.id));
  return (
    <div ref={ref} className="grow map-area">
      <Table<Target>
        size="small"
        pagination={false}
        rowKey="name"
        rowClassName={(target) => rowClass(target, refusedAt(target.name))}
        dataSource={rows}
        loading={busy}
        scroll={{ y: Math.max(height - (others.folded ? 80 : 40), 80), x: 860 }}
        columns={[
          {
            title: t('data:map.standard'),
            width: 150,
            render: (_, target) => <Standard target={target} />,
          },
          {
            title: t('data:map.source'),
            width: 190,
            render: (_, target) => (
              <SourceSelect
                part={part}
                target={target}
                onSay={say}
                refused={refusals.get(refusalKey(draft.key, part.no, target.name))}
              />
            ),
          },
          {
            title: t('data:map.samples'),
            width: '24%',
            onCell: (target) => ({ colSpan: asked(target) ? 2 : 1 }),
            render: (_, target) =>
              asked(target) ? (
                <AskedColumn target={target} onAnswer={(value) => say({ [target.name]: value })} />
              ) : (
                <Samples part={part} target={target} />
              ),
          },
          {
            title: t('data:map.reason'),
            onCell: (target) => ({ colSpan: asked(target) ? 0 : 1 }),
            render: (_, target) => <Reason target={target} trial={trial} />,
          },
          {
            title: t('data:map.state'),
            width: 136,
            render: (_, target) => (
              <TargetState
                target={target}
                alone={single.has(`p${part.no}.column.${target.name}`)}
                refused={refusedAt(target.name)}
                onSay={say}
              />
            ),
          },
        ]}
      />
      <OthersFold others={others} busy={busy} onSay={say} />
    </div>
  );
}

function Standard({ target }: { target: Target }) {
  const { t } = useTranslation();
  const { element, unit } = target;
  const kind = unit ? t('data:map.kind', { element, unit }) : element;
  return (
    <div title={target.meaning}>
      {target.name}
      {target.required && <span className="tone-red"> {t('data:map.required')}</span>}
      <div className="small muted">{kind}</div>
    </div>
  );
}

function Samples({ part, target }: { part: Part; target: Target }) {
  const { t } = useTranslation();
  const samples = target.source == null ? [] : (part.sources[target.source]?.samples ?? []);
  // what the import makes of it, where the file counts in another unit
  const read = samples.map((one, at) => {
    const value = target.read_as?.[at];
    return value ? t('data:map.readAs', { text: one, unit: target.file_unit, value }) : one;
  });
  const text = target.fixed || read.join(t('data:and'));
  return (
    <span className="clip samples" title={text}>
      {text || <span className="muted">—</span>}
    </span>
  );
}

function Reason({ target, trial }: { target: Target; trial: PartRows | undefined }) {
  const { t } = useTranslation();
  const unread = trial?.unread[target.name] ?? 0;
  if (target.source == null && target.fixed && target.fixed === target.blank) {
    return (
      <span className="small muted">{t('data:map.blankWhy', { words: vouchedWords(target) })}</span>
    );
  }
  if (target.source == null) {
    const why = target.fixed ? 'fixedWhy' : target.required ? 'needed' : 'absent';
    if (target.reason) return <span className="small tone-amber">{target.reason}</span>;
    if (target.dated) return <span className="small muted">{dayWords(target, t)}</span>;
    if (target.loss && why === 'absent')
      return (
        <span className="small tone-amber">{t('data:map.absentThen', { loss: target.loss })}</span>
      );
    return (
      <span className={why === 'needed' ? 'small tone-red' : 'small muted'}>
        {t(`data:map.${why}`)}
      </span>
    );
  }
  return (
    <div className="small">
      <div className={target.sure ? 'muted two-lines' : 'muted'} title={target.reason}>
        {target.reason}
        {t('data:map.score', { score: target.score })}
      </div>
      {unread > 0 && (
        <div className="tone-amber">
          {t('data:map.unread', { count: unread, shown: count(unread) })}
        </div>
      )}
    </div>
  );
}

/** Rows that say no day of their own are of the day of the list: nothing is lacking. */
const dayWords = (target: Target, t: TFunction) =>
  target.day ? t('data:map.ofDay', { day: target.day }) : t('data:map.ofDayLater');
