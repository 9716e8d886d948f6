/** The button that empties a field, with a name for those who do not see its sign. */
import { CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** @returns what `allowClear` of antd's inputs takes */
export function useClear() {
  const { t } = useTranslation();
  return {
    clearIcon: (
      <>
        <CloseCircleFilled aria-hidden />
        <span className="visually-hidden">{t('common:clear')}</span>
      </>
    ),
  };
}
