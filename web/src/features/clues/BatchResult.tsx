/** What became of a batch: how many were moved, and each that was not, with the reason. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { Batch } from './queries';

type Failure = { id: string; why: string };
type Job = { done: number; failed: number; failures: Failure[] };
type Props = { batch?: Batch; job?: unknown; onClose: () => void };

const SHOWN = 20;

export function BatchResult({ batch, job, onClose }: Props) {
  const { t } = useTranslation();
  const told: Job = batch
    ? { done: batch.done.length, failed: batch.failed.length, failures: batch.failed }
    : ((job ?? { done: 0, failed: 0, failures: [] }) as Job);
  return (
    <Alert
      className="clue-strip"
      type={told.failed > 0 ? 'warning' : 'success'}
      showIcon
      closable
      onClose={onClose}
      title={t('clues:bulk.result', {
        done: count(told.done),
        failed: count(told.failed),
      })}
      description={
        told.failures.length > 0 && (
          <ul className="error-list">
            {told.failures.slice(0, SHOWN).map((one) => (
              <li key={one.id}>
                <span className="mono">{one.id}</span> {one.why}
              </li>
            ))}
            {told.failed > SHOWN && (
              <li>{t('common:problem.more', { count: told.failed - SHOWN })}</li>
            )}
          </ul>
        )
      }
    />
  );
}
