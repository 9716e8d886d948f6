/** What came out, or how far it is, or at which step it failed and what to do. */
import { Link } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { open, type Page } from './queries';
import { RunCauses } from './RunCauses';
import { RunNumbers } from './RunNumbers';

const SHOWN = 2;
/** Tables that are named in a line. */
const NAMED = 3;

export function RunNews({ page }: { page: Page }) {
  const { run } = page;
  if (open(run)) return <UnderWay page={page} />;
  if (run.phase === 'failed') return <Failed page={page} />;
  if (run.phase === 'cancelled') return <Stopped page={page} />;
  return (
    <>
      <RunNumbers page={page} />
      <RunCauses page={page} />
      <Warnings page={page} />
    </>
  );
}

function UnderWay({ page }: { page: Page }) {
  const { t } = useTranslation();
  const share = page.way?.share ?? 0;
  return (
    <section className="panel panel-pad runs-way" aria-label={t('runs:progress')}>
      <div className="row">
        <strong role="status">{t('runs:goesOn')}</strong>
        <span className="muted small">{page.way?.text}</span>
      </div>
      <Progress percent={Math.floor(share * 100)} status="active" aria-label={t('runs:progress')} />
      <span className="muted small">{t('runs:leave')}</span>
    </section>
  );
}

function Failed({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { run } = page;
  const killed = !run.stopped_at && run.finished;
  const step = /“(.+)”/.exec(run.stopped_at)?.[1];
  const at = page.steps.findIndex((one) => one.id === step);
  const title = run.stopped_at
    ? t('runs:failedAt', { at: run.stopped_at })
    : killed
      ? t('runs:killed')
      : t('runs:failed');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <div className="runs-lines">
          {at >= 0 && <div>{t('runs:stepOf', { at: at + 1, all: page.steps.length })}</div>}
          {run.error.split('\n').map((line) => (
            <div key={line}>{line}</div>
          ))}
          <div className="muted">{t('runs:nothingChanged')}</div>
        </div>
      }
    />
  );
}

function Stopped({ page }: { page: Page }) {
  const { t } = useTranslation();
  const at = page.run.stopped_at;
  return (
    <Alert
      type="info"
      showIcon
      title={at ? t('runs:stoppedAt', { at }) : t('runs:stopped')}
      description={t('runs:nothingChanged')}
    />
  );
}

/** What a reader must know before trusting the numbers: the first lines, the rest on demand. */
function Warnings({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const lines = useLines(page);
  if (lines.length === 0) return null;
  const rest = lines.length - SHOWN;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <div className="runs-lines runs-warnings">
          {lines.slice(0, all ? undefined : SHOWN).map((line) => (
            <div key={line.key}>{line.text}</div>
          ))}
        </div>
      }
      action={
        rest > 0 && (
          <Button size="small" type="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('runs:fewer') : t('runs:more', { count: rest })}
          </Button>
        )
      }
    />
  );
}

/** Tables that reach beyond the as-of day: a reader would think that the run ends on that day. */
function useLater(page: Page): string[] {
  const { t } = useTranslation();
  const day = page.run.as_of ?? '';
  const later = page.inputs.filter((one) => one.rows && day && (one.as_of ?? '') > day);
  if (later.length === 0) return [];
  const named = later
    .slice(0, NAMED)
    .map((one) => t('runs:laterTable', { table: one.table, later: one.as_of }));
  const rest = later.length > NAMED ? t('runs:laterMore', { count: later.length }) : '';
  return [t('runs:later', { day, tables: named.join(t('common:comma')) + rest })];
}

type Line = { key: string; text: ReactNode };

function useLines(page: Page): Line[] {
  const { t } = useTranslation();
  const comma = t('common:comma');
  const held = Object.entries(page.quarantined);
  const rows = held.reduce((sum, [, number]) => sum + number, 0);
  const links = held.map(([table, number], index) => (
    <span key={table}>
      {index > 0 && comma}
      <Link
        to={'/data/tables/$name' as '/'}
        params={{ name: table } as never}
        search={{ tab: 'quarantine' } as never}
      >
        {table} {count(number)}
      </Link>
    </span>
  ));
  const aside = rows
    ? [{ key: 'aside', text: [t('runs:quarantined', { rows: count(rows) }), ...links] }]
    : [];
  const plain = (text: string): Line => ({ key: text, text });
  const missing = page.missing.length
    ? [t('runs:missing', { tables: page.missing.join(comma) })]
    : [];
  return [
    ...[...missing, ...page.warnings].map(plain),
    ...aside,
    ...useLater(page).map(plain),
    ...page.notes.map(plain),
  ];
}
