/** A warning where the list of one supplier ends long before that of another. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableDetail } from '../types';

export function Behind({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const named = (early: boolean) =>
    table.suppliers
      .filter((one) => one.behind === early && one.as_of)
      .map((one) =>
        t('data:behind.until', { supplier: one.supplier || t('data:unsaid'), day: one.as_of }),
      )
      .join(t('common:comma'));
  const late = named(true);
  if (!late) return null;
  const first = table.suppliers.flatMap((one) => one.as_of ?? []).sort()[0];
  return (
    <Alert
      type="warning"
      showIcon
      title={t('data:behind.says', { late, rest: named(false) })}
      description={t('data:behind.why', { day: first })}
    />
  );
}
