/** That some provisions still await a check against the original; which, and why, on a click. */
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';

export function DoubtChip({ doubt }: { doubt: string }) {
  const { t } = useTranslation();
  return (
    <Popover
      placement="bottomLeft"
      trigger={['click', 'hover']}
      title={t('models:uncheckedWhy')}
      content={<div className="models-doubt">{doubt || t('models:uncheckedSomewhere')}</div>}
    >
      <button type="button" className="models-chip models-chip-doubt">
        {t('models:unchecked')}
      </button>
    </Popover>
  );
}
