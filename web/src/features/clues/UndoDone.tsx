/** Takes back what the person has just decided about this clue. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useMoving } from './queries';

type Props = { batch: string; onUndone: () => void };

export function UndoDone({ batch, onUndone }: Props) {
  const { t } = useTranslation();
  const undoing = useMoving(async () => {
    await api.POST('/api/v1/clues/moves/{batch}/undo', { params: { path: { batch } } });
    onUndone();
  });
  return (
    <>
      <Button
        type="link"
        className="clue-undo"
        loading={undoing.isPending}
        onClick={() => undoing.mutate(undefined)}
      >
        {t('clues:undo.act')}
      </Button>
      {undoing.error && <ErrorPanel error={undoing.error} compact />}
    </>
  );
}
