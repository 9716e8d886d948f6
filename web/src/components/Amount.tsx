/** Money, right-aligned in tables; in key figures large sums in ten thousands with the exact value. */
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { inTenThousands, isLarge, money } from './numbers';

type Props = {
  /** the decimal as text, as the server sends it */
  value: string | number | null | undefined;
  /** `cell`: digits only, the head of the column names the unit; `text`: with unit; `kpi`: short */
  as?: 'cell' | 'text' | 'kpi';
};

export function Amount({ value, as = 'text' }: Props) {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '') {
    return <span className="muted">{t('common:none')}</span>;
  }
  const exact = money(value);
  if (as === 'cell') return <span className="amount">{exact}</span>;
  if (as === 'kpi' && isLarge(value)) {
    return (
      <Tooltip title={t('common:yuan', { value: exact })}>
        <span className="mono">
          {t('common:tenThousandYuan', { value: inTenThousands(value) })}
        </span>
      </Tooltip>
    );
  }
  return <span className="mono">{t('common:yuan', { value: exact })}</span>;
}
