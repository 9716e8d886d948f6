/** Makes a run again from what it kept and says whether the result is equal, byte by byte. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { JobProgress } from '../../components/JobProgress';
import { minute } from '../../components/numbers';
import { type Page, useRunAction } from './queries';

export function Replay({ page }: { page: Page }) {
  const { t } = useTranslation();
  const may = useCan('replay');
  const { replay, again } = useRunAction(page.run.id);
  const last = page.replay;
  const under = last && ['waiting', 'running'].includes(last.phase);
  return (
    <section className="runs-lines">
      <div className="row">
        <span className="grow">{t('runs:replayWhat')}</span>
        <Button
          disabled={!may}
          title={may ? undefined : t('runs:replayMay')}
          loading={replay.isPending || Boolean(under)}
          onClick={() => replay.mutate()}
        >
          {t('runs:replay')}
        </Button>
      </div>
      {replay.error ? <ErrorPanel error={replay.error} compact /> : null}
      {under ? (
        <JobProgress id={last.job_id} label={t('runs:replaying')} onDone={again} />
      ) : (
        last && <Outcome last={last} />
      )}
    </section>
  );
}

function Outcome({ last }: { last: NonNullable<Page['replay']> }) {
  const { t } = useTranslation();
  const when = t('runs:replayedAt', { at: minute(last.at) });
  if (last.phase !== 'done') {
    return <Alert type="error" showIcon title={t('runs:replayFailed')} description={last.error} />;
  }
  return (
    <Alert
      type={last.equal ? 'success' : 'error'}
      showIcon
      title={last.equal ? t('runs:equal') : t('runs:unequal')}
      description={
        <div className="runs-lines">
          {[when, ...last.differences, ...last.notes].map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      }
    />
  );
}
