/** One table of the fit check: its columns, how full they are, and the way to mend what is missing. */
import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/LinkButton';
import { count, percent } from '../../components/numbers';
import { StateNone } from '../../components/StateNone';
import { StatusTag } from '../../components/StatusTag';
import {
  type FitColumn,
  type FitTable,
  type Guess,
  guessesQuery,
  type Page,
  told,
} from './queries';

type Props = { page: Page; table: FitTable };

/** How people call the rules. */
export function ruleNames(page: Page): (id: string) => string {
  // several steps may make clues of one rule: the first names it
  const names = new Map([...page.rules].reverse().map((rule) => [rule.id, rule.name]));
  return (id) => names.get(id) ?? id;
}

export function FitDetails({ page, table }: Props) {
  const { t } = useTranslation();
  const named = ruleNames(page);
  return (
    <div className="models-fit-details">
      {table.troubles.length > 0 && <Mending page={page} table={table} />}
      <table className="models-columns">
        <caption className="visually-hidden">{table.table}</caption>
        <thead>
          <tr>
            <th className="models-col-name">{t('models:column')}</th>
            <th>{t('models:status')}</th>
            <th className="models-col-fill">{t('models:filled')}</th>
            <th>{t('models:ofRules')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <Line
              key={column.name}
              column={column}
              held={table.version > 0}
              rowless={table.version > 0 && table.rows === 0}
              named={named}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = {
  column: FitColumn;
  held: boolean;
  /** without a row nothing can be said of a column */
  rowless: boolean;
  named: (id: string) => string;
};

function Line({ column, held, rowless, named }: LineProps) {
  const { t } = useTranslation();
  const unread = column.rows - column.values - column.absent;
  const share = column.rows > 0 ? column.values / column.rows : 0;
  const rules = column.rules.slice(0, 8).map(named).join(t('common:comma'));
  return (
    <tr>
      <td title={column.meaning}>
        {column.name}{' '}
        {column.element !== column.name && <span className="muted small">{column.element}</span>}
      </td>
      <td>
        {rowless ? (
          <StatusTag plain tone="grey">
            {t('models:rowless')}
          </StatusTag>
        ) : column.unread ? (
          <StatusTag plain tone={column.rules.length || column.required ? 'red' : 'amber'}>
            {t('models:unread')}
          </StatusTag>
        ) : column.there ? (
          <StatusTag plain tone="green">
            {t('models:there')}
          </StatusTag>
        ) : column.instead.length > 0 && held ? (
          <StatusTag plain tone="amber">
            {t('models:instead', { columns: column.instead.join(t('common:comma')) })}
          </StatusTag>
        ) : (
          <StatusTag plain tone={column.rules.length || column.required ? 'red' : 'grey'}>
            {t('models:missing')}
          </StatusTag>
        )}
      </td>
      <td>
        {held && column.rows > 0 && (
          <span className="row">
            <Progress
              className="models-bar"
              size="small"
              percent={share * 100}
              showInfo={false}
              aria-label={t('models:filledOf', { column: column.name })}
            />
            <span className="mono">{percent(share)}</span>
            {unread > 0 && (
              <span className="muted small">
                {t('models:blanks', { blank: count(column.blank), unknown: count(column.unknown) })}
              </span>
            )}
          </span>
        )}
      </td>
      <td className="muted small">
        {column.required && <div>{t('models:demanded')}</div>}
        {column.rules.length > 0
          ? rules +
            (column.rules.length > 8 ? t('models:andMore', { count: column.rules.length }) : '')
          : !column.required && t('models:shownOnly')}
      </td>
    </tr>
  );
}

function Mending({ page, table }: Props) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(guessesQuery(page.card.id));
  const mine = data.filter((guess) => guess.table === table.table);
  const documents = table.source !== 'file';
  const aside = table.troubles.includes('aside');
  const unread = table.columns.filter((column) => column.unread).map((column) => column.name);
  const absent = table.columns.some((column) => !column.there && column.rules.length > 0);
  // columns that cannot be read are mended in another way than those that are not there
  const troubles = table.troubles.filter((trouble) => trouble !== 'columns' || absent);
  return (
    <div className="models-mending">
      {unread.length > 0 && (
        <p>{t('models:advice.unread', { columns: unread.join(t('common:comma')) })}</p>
      )}
      {troubles.map((trouble) => (
        <p key={trouble}>
          {documents && trouble === 'absent'
            ? t('models:advice.documents')
            : t(`models:advice.${told(table, trouble)}`, {
                table: table.table,
                rows: count(table.quarantined),
                rules: table.rules.length,
                newest: table.newest,
                late: table.behind
                  .map((one) =>
                    t('data:behind.until', {
                      supplier: one.supplier || t('data:unsaid'),
                      day: one.as_of,
                    }),
                  )
                  .join(t('common:comma')),
              })}
        </p>
      ))}
      {mine.map((guess) => (
        <Likely key={guess.file} guess={guess} />
      ))}
      <div className="row">
        {documents ? (
          <LinkButton size="small" to={'/judgments' as string}>
            {t('models:toJudgments')}
          </LinkButton>
        ) : (
          <LinkButton
            size="small"
            to={'/data/upload' as string}
            search={{ table: table.table, model: page.card.id } as never}
          >
            {t('models:upload', { table: table.table })}
          </LinkButton>
        )}
        {!documents && table.rows === 0 && !aside && <StateNone table={table.table} />}
        {aside && (
          <LinkButton
            size="small"
            to={'/data/tables/$name' as string}
            params={{ name: table.table } as never}
            search={{ tab: 'quarantine' } as never}
          >
            {t('models:ruleFit.toAside')}
          </LinkButton>
        )}
        {table.version > 0 && (
          <LinkButton
            size="small"
            to={'/data/tables/$name' as string}
            params={{ name: table.table } as never}
          >
            {t('models:toTable')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

/** A file that was brought into another table, or columns of it that were left unused. */
function Likely({ guess }: { guess: Guess }) {
  const { t } = useTranslation();
  const pairs = guess.pairs.map((pair) => t('models:pair', pair)).join(t('common:comma'));
  const key = guess.source === guess.table ? 'models:likelyColumns' : 'models:likelyFile';
  const numbers = {
    file: guess.file,
    source: guess.source,
    table: guess.table,
    count: guess.pairs.length,
  };
  return (
    <p className="models-likely">
      {key === 'models:likelyColumns'
        ? t('models:likelyColumns', numbers)
        : t('models:likelyFile', numbers)}
      <span className="muted small"> {pairs}</span>
    </p>
  );
}
