/** The shape of a page while it loads. */
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="page" aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('common:loading')}
      </span>
      <Skeleton.Input active size="small" />
      <div className="panel panel-pad grow">
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </div>
    </div>
  );
}
