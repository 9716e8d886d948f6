/** What to ask departments for, as a workbook: of some models, or of all. */
import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { BASE } from '../api/fetching';

export function RequestList({ models = [] }: { models?: string[] }) {
  const { t } = useTranslation();
  const asked = models.map((id) => `model=${encodeURIComponent(id)}`).join('&');
  return (
    <Button
      icon={<FileExcelOutlined aria-hidden />}
      href={`${BASE}/pool/request-list${asked && `?${asked}`}`}
      download
      title={t('common:requestList.why')}
    >
      {t('common:requestList.get')}
    </Button>
  );
}
