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
  const last = useQuery(undoableQuery).data?.[0];
  const [result, setResult] = useState<Batch | null>(null);
  const undoing = useMoving(async (batch: string) => {
    const told = await api.POST('/api/v1/clues/moves/{batch}/undo', {
      params: { path: { batch } },
    });
    setResult(told.data && told.data.failed.length > 0 ? told.data : null);
  });
  return (
    <>
      {result && <BatchResult batch={result} onClose={() => setResult(null)} />}
      {undoing.error && <ErrorPanel error={undoing.error} compact />}
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
