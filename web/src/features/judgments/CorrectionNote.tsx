/** A person's value beside the machine's: who, when, why; can be taken back. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { minute } from '../../components/numbers';
import type { FactItem } from './queries';
import { useCorrected } from './useCorrected';

type Props = {
  judgment: string;
  correction: FactItem['corrections'][number];
  /** The machine read nothing there. */
  added?: boolean;
};

export function CorrectionNote({ judgment, correction, added = false }: Props) {
  const { t } = useTranslation();
  const corrected = useCorrected(judgment);
  const may = useCan('correct');
  const undo = useMutation({
    mutationFn: async () => {
      const path = { key: judgment, ident: correction.id };
      const { data } = await api.POST('/api/v1/documents/{key}/corrections/{ident}/undo', {
        params: { path },
      });
      corrected(data);
    },
  });
  return (
    <div className="correction">
      <span>
        <b>{t(added ? 'judgments:correct.added' : 'judgments:correct.label')}</b>{' '}
        {correction.value || t('judgments:correct.blank')}
      </span>
      <span className="small muted">
        {t('judgments:correct.by', { actor: correction.actor, time: minute(correction.at) })}{' '}
        {correction.reason}
        {correction.where && ` ${t('judgments:correct.where', { group: correction.where })}`}
      </span>
      {correction.stale && <span className="small tone-amber">{t('judgments:correct.stale')}</span>}
      {may && (
        <Button type="link" size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('judgments:correct.undo')}
        </Button>
      )}
      {undo.isError && <ErrorPanel error={undo.error} compact />}
    </div>
  );
}
