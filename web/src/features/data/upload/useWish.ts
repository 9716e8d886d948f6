/** The table that a person came to fill is chosen for the one sheet that could be any. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerDraft } from '../deeds';
import { poolKeys } from '../queries';
import type { Draft } from '../types';

/**
 * Answers the question of the table once, and only where nothing else is likely: a sheet that
 * was recognised keeps its table, and of several open ones the person chooses.
 */
export function useWish(drafts: Draft[], wish: string | undefined): void {
  const cache = useQueryClient();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (!wish) return;
    for (const draft of drafts) {
      if (draft.state !== 'ready' || asked.current.has(draft.key)) continue;
      asked.current.add(draft.key);
      const open = draft.parts.filter((part) => !part.table && !part.left_out);
      const taken = draft.parts.some((part) => part.table === wish);
      const [only] = open;
      if (!only || open.length > 1 || taken) continue;
      answerDraft(draft.key, { answers: { [`p${only.no}.table`]: wish } })
        .then((told) => cache.setQueryData(poolKeys.draft(draft.key), told))
        .catch(() => undefined); // the question stays open, and the person answers it
    }
  }, [drafts, wish, cache]);
}
