/** How the cases came out when they were last run. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { minute } from '../../components/numbers';
import type { Cases } from './queries';

type Props = { last: NonNullable<Cases['last']>; total: number };

export function CheckSummary({ last, total }: Props) {
  const { t } = useTranslation();
  const when = t('models:checkedAt', { at: minute(last.at) });
  if (last.phase === 'failed') {
    const told = last.error as { what?: string; why?: string } | null | undefined;
    return <Alert type="error" showIcon title={t('models:checkFailed')} description={told?.what} />;
  }
  if (last.phase !== 'done') return null;
  const failed = Object.keys(last.failed).length;
  const notes = [when, last.stale ? t('models:stale') : ''].filter(Boolean).join(t('common:comma'));
  return failed === 0 ? (
    <Alert
      type="success"
      showIcon
      title={t('models:allPassed', { count: last.passed })}
      description={notes}
    />
  ) : (
    <Alert
      type="error"
      showIcon
      title={t('models:someFailed', { count: failed, total })}
      description={notes}
    />
  );
}
