/** The comparison as a Word document, for a stated purpose. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ConfirmReason } from '../../components/ConfirmReason';
import type { Chosen } from './ComparePage';

export function ComparisonExport({ papers }: { papers: Chosen[] }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const save = async (purpose: string) => {
    const { data } = await api.POST('/api/v1/documents/comparisons/export', {
      body: { papers, purpose },
      parseAs: 'blob',
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(data as unknown as Blob);
    link.download = `${t('judgments:compare.title')}.docx`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('judgments:compare.export')}
      </Button>
      <ConfirmReason
        open={asking}
        title={t('judgments:compare.export')}
        explain={t('judgments:compare.exportNote')}
        label={t('common:masked.purpose')}
        action={t('judgments:compare.export')}
        onConfirm={({ reason }) => save(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
