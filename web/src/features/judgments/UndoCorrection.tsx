/** The link that takes back what a person wrote about a document; the window is told anew. */
import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useCorrected } from './useCorrected';

export function UndoCorrection({ judgment, ident }: { judgment: string; ident: string }) {
  const { t } = useTranslation();
  const corrected = useCorrected(judgment);
  const may = useCan('correct');
  const undo = useMutation({
    mutationFn: async () => {
      const path = { key: judgment, ident };
      const { data } = await api.POST('/api/v1/documents/{key}/corrections/{ident}/undo', {
        params: { path },
      });
      corrected(data);
    },
  });
  return (
    <>
      {may && (
        <Popconfirm
          title={t('judgments:correct.undoAsk')}
          description={t('judgments:correct.undoThen')}
          okText={t('judgments:correct.undoYes')}
          onConfirm={() => undo.mutate()}
        >
          <Button type="link" size="small" loading={undo.isPending}>
            {t('judgments:correct.undo')}
          </Button>
        </Popconfirm>
      )}
      {undo.isError && <ErrorPanel error={undo.error} compact />}
    </>
  );
}
