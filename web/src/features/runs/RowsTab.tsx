/** The rows that a run put aside: why, whose, from which file and row. */
import { Alert, Popover, Segmented, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { count } from '../../components/numbers';
import type { Rows } from '../../components/useRows';
import { useUrlFilters } from '../../components/useUrlFilters';
import { AsideSubject } from './AsideSubject';
import { AsideValues } from './AsideValues';
import { type Alike, folded } from './folded';
import { type Page, useAsides } from './queries';
import { type RunSearch, STREAMS, type Stream } from './routes';
import { rulesOf, stepNames } from './stepNames';

/** Characters of a step's sentence that tell it from others. */
const SENTENCE = 24;

export function RowsTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<RunSearch>();
  const totals = { review: 0, unchecked: 0, unkeyed: 0 };
  for (const step of page.steps) {
    for (const stream of STREAMS) totals[stream] += step[stream] ?? 0;
  }
  const stream = search.stream ?? (totals.review || !totals.unchecked ? 'review' : 'unchecked');
  const rows = useAsides(page.run.id, stream, search.step);
  const lines = useMemo(() => folded(rows.rows), [rows.rows]);
  const streams = STREAMS.filter((one) => one !== 'unkeyed' || totals.unkeyed);
  return (
    <div className="grow column">
      <div className="runs-filters row">
        <Segmented<Stream>
          aria-label={t('runs:stream')}
          value={stream}
          onChange={(next) => change({ stream: next, step: undefined })}
          options={streams.map((one) => ({
            value: one,
            label: `${t(`runs:way.${one}`)} ${count(totals[one])}`,
          }))}
        />
        <StepSelect
          page={page}
          stream={stream}
          step={search.step}
          onChange={(step) => change({ step, stream })}
        />
        <span className="muted small grow">{t(`runs:streamWhy.${stream}`)}</span>
      </div>
      <NotKept rows={rows} notes={page.notes} />
      <DataTable<Alike>
        name="asides"
        label={t('runs:tab.rows')}
        columns={columnsOf(t, page, stream, search.step)}
        rowKey={(row) => String(row.index)}
        rows={{ ...rows, rows: lines, held: rows.rows.length }}
        empty={<EmptyState title={t('runs:noRows')} reason={t('runs:noRowsWhy')} />}
      />
    </div>
  );
}

/** Rows that are counted and not kept: of rules that were decided on no row, or too many. */
function NotKept({ rows, notes }: { rows: Rows<unknown>; notes: string[] }) {
  const { t } = useTranslation();
  const left = (rows.total ?? 0) - rows.rows.length;
  if (rows.loading || rows.stale || rows.fetchingMore || rows.error || rows.more || left <= 0)
    return null;
  return (
    <Alert
      type="info"
      showIcon
      className="runs-left"
      title={t('runs:notKept', { count: left, n: count(left) })}
      description={
        notes.length > 0 && (
          <details>
            <summary>{t('runs:notKeptWhy', { count: notes.length })}</summary>
            <ul className="runs-not-kept">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </details>
        )
      }
    />
  );
}

type StepProps = {
  page: Page;
  stream: Stream;
  step: string | undefined;
  onChange: (step: string | undefined) => void;
};

function StepSelect({ page, stream, step, onChange }: StepProps) {
  const { t } = useTranslation();
  const held = page.steps.filter((one) => one[stream]);
  // a rule's name says what it is; another step is told by how its sentence begins
  const name = (one: (typeof held)[number]) =>
    one.name || `${one.id} · ${one.sentence.slice(0, SENTENCE)}`;
  return (
    <Select
      aria-label={t('runs:step')}
      className="runs-rule-select"
      showSearch
      optionFilterProp="label"
      value={step ?? ''}
      onChange={(value) => onChange(value || undefined)}
      options={[
        { value: '', label: t('runs:allSteps') },
        ...held.map((one) => ({
          value: one.id,
          label: t('runs:stepRows', { step: name(one), count: count(one[stream] ?? 0) }),
        })),
      ]}
    />
  );
}

/** A text that may be longer than its cell: a click shows all of it. */
function Whole({ text }: { text: string }) {
  return (
    <Popover trigger="click" content={<div className="runs-whole">{text}</div>}>
      <button type="button" className="runs-clip" title={text}>
        {text}
      </button>
    </Popover>
  );
}

/** The rule that a row is lost for; a step in between may lead to several, its own name is for its author. */
function Rule({ page, step }: { page: Page; step: string }) {
  const { t } = useTranslation();
  const rules = rulesOf(page)(step);
  const [first = stepNames(page)(step)] = rules;
  const more = rules.length > 1 ? t('runs:ruleMore', { count: rules.length }) : '';
  const all = rules.join(t('common:comma'));
  return (
    <span title={t('runs:ruleWhere', { rules: all || first, step })}>
      {first} {more && <span className="muted small">{more}</span>}
    </span>
  );
}

function columnsOf(
  t: TFunction,
  page: Page,
  stream: Stream,
  step: string | undefined,
): Column<Alike>[] {
  const pack = page.run.kind === 'pack';
  return [
    {
      key: 'step',
      title: t('runs:rule'),
      width: pack ? 200 : 130,
      grow: pack ? 1 : undefined,
      render: (row) => <Rule page={page} step={row.step} />,
    },
    {
      key: 'reason',
      title: t('runs:reason'),
      width: pack ? 262 : 200,
      grow: 1,
      fixed: true,
      render: (row) => <Whole text={row.reason} />,
    },
    {
      key: 'subject',
      title: t('runs:subject'),
      // a covered number with its eye, a name and a month stand in one line at 1366 px
      width: pack ? 240 : 470,
      grow: 1,
      fixed: true,
      render: (row) => <AsideSubject run={page.run.id} stream={stream} step={step} row={row} />,
    },
    {
      key: 'unread',
      title: t('runs:unread'),
      width: pack ? 150 : 130,
      grow: 1,
      render: (row) => <AsideValues run={page.run.id} stream={stream} step={step} row={row} />,
    },
    {
      key: 'places',
      title: t('runs:places'),
      width: 200,
      grow: pack ? undefined : 2,
      render: (row) => (
        <span title={row.places.join('\n')}>{row.places.join(t('common:comma'))}</span>
      ),
    },
  ];
}
