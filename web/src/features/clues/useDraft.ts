/** What is typed about a clue: kept on the server as one types, and here while one signs in again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client';
import { type Detail, type Draft, detailQuery } from './queries';

const PAUSE_MS = 800;
const EMPTY: Draft = { state: '', reason: '', checks: [] };

/** Survives leaving the page before the server has answered; gone when the window is closed. */
const typed = new Map<string, Draft>();

export type DraftState = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** forgets it after the decision */
  drop: () => void;
  saved: 'saved' | 'saving' | 'failed' | 'none';
};

export function useDraft(detail: Detail): DraftState {
  const id = detail.clue.id;
  const cache = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => typed.get(id) ?? detail.draft ?? EMPTY);
  const [saved, setSaved] = useState<DraftState['saved']>(detail.draft ? 'saved' : 'none');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = async (held: Draft) => {
    try {
      const params = { path: { clue_id: id } };
      await api.PUT('/api/v1/clues/{clue_id}/draft', { params, body: held });
      if (typed.get(id) === held) typed.delete(id);
      setSaved('saved');
      await cache.invalidateQueries({ queryKey: detailQuery(id).queryKey });
    } catch {
      // it stays in `typed`; the next key tries again
      setSaved('failed');
    }
  };
  const change = (part: Partial<Draft>) => {
    const held = { ...draft, ...part };
    setDraft(held);
    typed.set(id, held);
    setSaved('saving');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(held), PAUSE_MS);
  };
  const drop = () => {
    clearTimeout(timer.current);
    typed.delete(id);
    setDraft(EMPTY);
    setSaved('none');
  };
  return { draft, change, drop, saved };
}
