/** Which clues wait, by grade and age: every number opens them. */
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpLink } from '../../components/HelpLink';
import { day } from '../../components/numbers';
import { useGrade } from '../clues/grades';
import { NumberLink } from './NumberLink';
import { Panel } from './Panel';
import { type TodoList, todoQuery, type Waiting } from './queries';
import * as targets from './targets';

const AGES: targets.Age[] = ['total', 'week', 'month', 'older'];

export function WaitingPanel() {
  const { t } = useTranslation();
  const query = useQuery(todoQuery);
  return (
    <Panel
      title={t('home:waiting.title')}
      note={
        <HelpLink topic="clues" section={t('home:waiting.section')}>
          {t('home:waiting.help')}
        </HelpLink>
      }
      query={query}
      className="home-grades"
    >
      {(told) =>
        told.waiting.length ? (
          <WaitingTable told={told} />
        ) : (
          <p className="home-empty">{t('home:waiting.empty')}</p>
        )
      }
    </Panel>
  );
}

/** Grades of one scale stand together: those of different scales cannot be compared. */
function useScales(waiting: Waiting[]) {
  const { names, scaleOf, scaleName } = useGrade();
  const of = (row: Waiting) => (row.grade ? scaleOf(row.grade) : '');
  const parts = [...names, ''].map((scale) => ({
    scale,
    rows: waiting.filter((row) => of(row) === scale),
  }));
  return { parts: parts.filter((part) => part.rows.length > 0), scaleName };
}

function WaitingTable({ told }: { told: TodoList }) {
  const { t } = useTranslation();
  const { parts, scaleName } = useScales(told.waiting);
  const sum: Waiting = told.waiting.reduce((all, one) => ({
    grade: '',
    total: all.total + one.total,
    week: all.week + one.week,
    month: all.month + one.month,
    older: all.older + one.older,
    oldest: [all.oldest, one.oldest].filter(Boolean).sort()[0] ?? null,
  }));
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('home:waiting.grade')}</th>
          {AGES.map((age) => (
            <th scope="col" className="amount" key={age}>
              {t(`home:waiting.${age}`)}
            </th>
          ))}
          <th scope="col" className="amount">
            {t('home:waiting.oldest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {told.waiting.length > 1 && <Row told={told} row={sum} grade={null} />}
        {parts.map(({ scale, rows }) => (
          <Fragment key={scale}>
            {parts.length > 1 && (
              <tr className="scale-row">
                <th scope="colgroup" colSpan={AGES.length + 2}>
                  {scale ? scaleName(scale) : t('clues:grade.none')}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <Row key={row.grade} told={told} row={row} grade={row.grade} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { told: TodoList; row: Waiting; grade: string | null };

function Row({ told, row, grade }: RowProps) {
  const { t } = useTranslation();
  const { short } = useGrade();
  const name =
    grade === null ? t('home:waiting.sum') : grade ? short(grade) : t('home:waiting.noGrade');
  return (
    <tr className={grade === null ? 'sum-row' : undefined}>
      <th scope="row">{name}</th>
      {AGES.map((age) => (
        <td className="amount" key={age}>
          {row[age] ? (
            <NumberLink
              target={targets.waiting(told, grade, age)}
              label={`${name} ${t(`home:waiting.${age}`)}`}
              value={row[age]}
              className={age === 'older' ? 'number-link tone-red' : 'number-link'}
            />
          ) : (
            <span className="muted">0</span>
          )}
        </td>
      ))}
      <td className="amount muted">{row.oldest ? day(row.oldest) : t('home:none')}</td>
    </tr>
  );
}
