/** What came out, or how far it is, or at which step it failed and what to do. */
import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { open, type Page } from './queries';
import { RunNumbers } from './RunNumbers';

export function RunNews({ page }: { page: Page }) {
  const { run } = page;
  if (open(run)) return <UnderWay page={page} />;
  if (run.phase === 'failed') return <Failed page={page} />;
  if (run.phase === 'cancelled') return <Stopped page={page} />;
  return (
    <>
      <RunNumbers page={page} />
      <Warnings page={page} />
    </>
  );
}

function UnderWay({ page }: { page: Page }) {
  const { t } = useTranslation();
  const share = page.way?.share ?? 0;
  const text = page.way?.text || t('runs:goesOn');
  const step = /“(.+)”/.exec(text)?.[1];
  const at = page.steps.findIndex((one) => one.id === step);
  return (
    <section className="panel panel-pad runs-way" aria-label={t('runs:progress')}>
      <div className="row">
        <strong role="status">{text}</strong>
        {at >= 0 && (
          <span className="muted">{t('runs:stepOf', { at: at + 1, all: page.steps.length })}</span>
        )}
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

/** What a reader must know before trusting the numbers. */
function Warnings({ page }: { page: Page }) {
  const { t } = useTranslation();
  const aside = Object.entries(page.quarantined).map(([table, rows]) =>
    t('runs:quarantined', { table, rows: count(rows) }),
  );
  const missing = page.missing.length
    ? [t('runs:missing', { tables: page.missing.join(t('common:comma')) })]
    : [];
  const lines = [...missing, ...aside, ...page.warnings, ...page.notes];
  if (lines.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('runs:heed', { count: lines.length })}
      description={
        <div className="runs-lines runs-warnings">
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      }
    />
  );
}
