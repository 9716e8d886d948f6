/** Who added a whole row that the machine did not read, and why; can be taken back. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { minute } from '../../components/numbers';
import type { RowAdded } from './queries';
import { useCorrected } from './useCorrected';

export function AddedNote({ judgment, added }: { judgment: string; added: RowAdded }) {
  const { t } = useTranslation();
  const corrected = useCorrected(judgment);
  const may = useCan('correct');
  const undo = useMutation({
    mutationFn: async () => {
      const path = { key: judgment, ident: added.id };
      const { data } = await api.POST('/api/v1/documents/{key}/corrections/{ident}/undo', {
        params: { path },
      });
      corrected(data);
    },
  });
  return (
    <div className="correction">
      <span>
        <b>{t('judgments:addRow.mark')}</b>{' '}
        {t(added.blank ? 'judgments:addRow.isBlank' : 'judgments:addRow.isUnknown')}
      </span>
      <span className="small muted">
        {t('judgments:correct.by', { actor: added.actor, time: minute(added.at) })} {added.reason}
      </span>
      {may && (
        <Button type="link" size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('judgments:correct.undo')}
        </Button>
      )}
      {undo.isError && <ErrorPanel error={undo.error} compact />}
    </div>
  );
}
