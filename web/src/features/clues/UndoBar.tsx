/** The last decision of the person, while it can be undone. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count, minute } from '../../components/numbers';
import { BatchResult } from './BatchResult';
import { type Batch, undoableQuery, useMoving } from './queries';

/** Long enough to be read; what was undone is seen in the list itself. */
const TOLD_MS = 8000;

type Props = { onUndone?: () => void };

export function UndoBar({ onUndone }: Props) {
  const { t } = useTranslation();
  const open = useQuery(undoableQuery).data ?? [];
  const [result, setResult] = useState<Batch | null>(null);
  // what was undone last, and the batches before it: the same click must not undo these as well
  const [undone, setUndone] = useState<{ count: number; before: string[] } | null>(null);
  const [told, setTold] = useState(0);
  const last = open.find((one) => !undone?.before.includes(one.batch));
  const undoing = useMoving(async (batch: string) => {
    const { data } = await api.POST('/api/v1/clues/moves/{batch}/undo', {
      params: { path: { batch } },
    });
    setUndone({ count: data?.done.length ?? 0, before: open.map((one) => one.batch) });
    setTold(Date.now());
    setResult(data && data.failed.length > 0 ? data : null);
    onUndone?.();
  });
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(0), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <>
      {result && <BatchResult batch={result} onClose={() => setResult(null)} />}
      {undoing.error && <ErrorPanel error={undoing.error} compact />}
      {undone && !last && told > 0 && (
        <Undone count={undone.count} earlier={open.length > 0} onEarlier={() => setUndone(null)} />
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

type UndoneProps = { count: number; earlier: boolean; onEarlier: () => void };

/** That it is undone; the decision before it is offered only when asked for. */
function Undone({ count: many, earlier, onEarlier }: UndoneProps) {
  const { t } = useTranslation();
  return (
    <div className="clue-strip clue-undo" role="status">
      {t('clues:undo.done', { count: count(many) as never })}
      {earlier && (
        <Button size="small" type="link" onClick={onEarlier}>
          {t('clues:undo.earlier')}
        </Button>
      )}
    </div>
  );
}
