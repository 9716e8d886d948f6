/** The last decision of the person, while it can be undone. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count, minute } from '../../components/numbers';
import { BatchResult } from './BatchResult';
import { type Batch, undoableQuery, useMoving } from './queries';

export function UndoBar() {
  const { t } = useTranslation();
  const open = useQuery(undoableQuery).data ?? [];
  const [result, setResult] = useState<Batch | null>(null);
  // what was undone last, and the batches before it: the same click must not undo these as well
  const [undone, setUndone] = useState<{ count: number; before: string[] } | null>(null);
  const last = open.find((one) => !undone?.before.includes(one.batch));
  const undoing = useMoving(async (batch: string) => {
    const told = await api.POST('/api/v1/clues/moves/{batch}/undo', {
      params: { path: { batch } },
    });
    setUndone({ count: told.data?.done.length ?? 0, before: open.map((one) => one.batch) });
    setResult(told.data && told.data.failed.length > 0 ? told.data : null);
  });
  return (
    <>
      {result && <BatchResult batch={result} onClose={() => setResult(null)} />}
      {undoing.error && <ErrorPanel error={undoing.error} compact />}
      {undone && !last && (
        <div className="clue-strip clue-undo" role="status">
          {t('clues:undo.done', { count: count(undone.count) as never })}
          {open.length > 0 && (
            <Button size="small" type="link" onClick={() => setUndone(null)}>
              {t('clues:undo.earlier')}
            </Button>
          )}
        </div>
      )}
      {last && (
        <div className="clue-strip clue-undo" role="status">
          {t('clues:undo.told', {
            count: count(last.count) as never,
            state: last.state,
            until: minute(last.until).slice(-5),
          })}
          <Button
            size="small"
            type="link"
            loading={undoing.isPending}
            onClick={() => undoing.mutate(last.batch)}
          >
            {t('clues:undo.act')}
          </Button>
        </div>
      )}
    </>
  );
}
