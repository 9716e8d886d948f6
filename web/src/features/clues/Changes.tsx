/** What runs found otherwise after the conclusion, and the way to a new one. */
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { DateText } from '../../components/DateText';
import { ErrorPanel } from '../../components/ErrorPanel';
import { withGroups } from '../../components/numbers';
import { type ClueEvent, type Detail, useMoving } from './queries';

export function Changes({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const { clue, changes, last_event: seen } = detail;
  const moving = useMoving(async (code: string) => {
    const params = { path: { clue_id: clue.id } };
    const body = {
      state: code,
      reason: t('clues:changes.reason'),
      checks: [],
      seen,
      though_open: false,
    };
    await api.POST('/api/v1/clues/{clue_id}/moves', { params, body });
  });
  if (changes.length === 0) return null;
  const again = detail.may_move && detail.targets.some((one) => one.code === 'checking');
  return (
    <Alert
      className="clue-changes"
      type="warning"
      showIcon
      title={t('clues:changes.title')}
      description={
        <>
          {changes.map((event) => (
            <Change key={event.id} event={event} />
          ))}
          <div className="small muted">{t('clues:changes.how')}</div>
          {moving.error && <ErrorPanel error={moving.error} compact />}
        </>
      }
      action={
        again && (
          <Button
            type="primary"
            loading={moving.isPending}
            onClick={() => moving.mutate('checking')}
          >
            {t('clues:changes.again')}
          </Button>
        )
      }
    />
  );
}

/** What was and is, without the words of the ledger before it. */
export const changed = ({ reason }: ClueEvent) => reason.slice(reason.indexOf('\uff1a') + 1); // behind the full-width colon

/** One run: when, which, and what was and is. */
function Change({ event }: { event: ClueEvent }) {
  const { t } = useTranslation();
  return (
    <div>
      <DateText value={event.at} as="minute" />{' '}
      <Link to={`/runs/${event.run_id}` as '/'}>{t('clues:events.run', { id: event.run_id })}</Link>
      {t('clues:changes.what', { what: withGroups(changed(event)) })}
    </div>
  );
}
