/** What is said of all files of a visit: kept at the server as it is typed. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answers, answerDraft } from '../deeds';
import { poolKeys } from '../queries';
import type { Cover, Draft } from '../types';
import { sound } from './CoverageForm';

const PAUSE_MS = 500;

/** Sends what changed to every file of the visit, one change after another. */
export function useForAll(drafts: Draft[]) {
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>();
  const last = useRef(Promise.resolve());
  const now = useRef(drafts);
  now.current = drafts;
  const send = useCallback(
    (json: Answers, only?: string) => {
      last.current = last.current.then(async () => {
        try {
          for (const draft of now.current) {
            if (draft.state !== 'ready' || (only && only !== draft.key)) continue;
            cache.setQueryData(poolKeys.draft(draft.key), await answerDraft(draft.key, json));
          }
          setError(undefined);
        } catch (failure) {
          setError(failure);
        }
      });
    },
    [cache],
  );
  return { send, error };
}

/** Statements of completeness as they are typed; sent after a pause, and when the step is left. */
export function useCovers(initial: Cover[], send: (json: Answers) => void) {
  const [covers, setCovers] = useState(initial);
  const waiting = useRef<Cover[] | null>(null);
  const flush = useCallback(() => {
    if (!waiting.current) return;
    const coverage = waiting.current.filter(sound).map(({ place, unit, start, end }) => ({
      place,
      unit,
      start: start ?? null,
      end: end ?? null,
    }));
    waiting.current = null;
    send({ coverage });
  }, [send]);
  useEffect(() => {
    if (covers !== waiting.current) return;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [covers, flush]);
  useEffect(() => flush, [flush]);
  const change = (next: Cover[]) => {
    waiting.current = next;
    setCovers(next);
  };
  return { covers, change, flush };
}
