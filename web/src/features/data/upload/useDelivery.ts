/** What is said of each file of a visit: kept at the server as it is typed. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answers, answerDraft } from '../deeds';
import { poolKeys } from '../queries';
import type { Cover, Draft } from '../types';
import { sound, type Typed } from './CoverageForm';
import { held, keepUnfinished } from './unfinished';

const PAUSE_MS = 500;

type Now = (key: string) => Draft | undefined;
export type Send = (json: Answers | ((now: Now) => Answers), keys: string[]) => void;

/**
 * Sends what changed to the files named, one change after another.
 *
 * An answer may be a function: it is asked when its turn comes, with what the server then knows.
 */
export function useSending(drafts: Draft[]) {
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>();
  const last = useRef(Promise.resolve());
  const now = useRef(drafts);
  now.current = drafts;
  const send = useCallback<Send>(
    (json, keys) => {
      last.current = last.current.then(async () => {
        const known: Now = (key) => cache.getQueryData<Draft>(poolKeys.draft(key));
        try {
          for (const draft of now.current) {
            if (draft.state !== 'ready' || !keys.includes(draft.key)) continue;
            const said = typeof json === 'function' ? json(known) : json;
            cache.setQueryData(poolKeys.draft(draft.key), await answerDraft(draft.key, said));
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

/** A statement as the server takes it. */
const toSend = ({ place, unit, start, end }: Cover) => ({
  place,
  unit,
  start: start ?? null,
  end: end ?? null,
});

/** Statements that name their first and last day. */
export const withDays = ({ delivery }: Draft) =>
  delivery.coverage.filter((one) => one.start && one.end);

/**
 * What holds for another file as well; its supplier and its day are its own.
 *
 * That nothing at all is missing, on whatever day, is said of one file: of another it would be
 * said by nobody, and “not there” would rest on it.
 */
export function sameFor(draft: Draft, other: Draft): Answers {
  const { authority, mode, scope } = draft.delivery;
  const coverage = withDays(draft).map(toSend);
  // a table without a key cannot be corrected, and two files do not take the place of one: such
  // a file keeps its own way
  const fits = scope !== 'file' && (mode !== 'correct' || other.keyless.length === 0);
  return {
    authority,
    ...(coverage.length > 0 ? { coverage } : {}),
    ...(fits ? { mode, scope } : {}),
  };
}

/** What the server holds was said on purpose: only such statements are sent. */
const kept = (cover: Cover): Typed => ({ ...cover, open: !cover.start || !cover.end });

/**
 * Statements of completeness as they are typed; sent after a pause, and when the step is left.
 *
 * What cannot be sent yet is kept, so that it is told of and not lost.
 */
export function useCovers(initial: Cover[], key: string, send: Send) {
  const cache = useQueryClient();
  const [covers, setCovers] = useState(() => held(cache)[key] ?? initial.map(kept));
  const waiting = useRef<Typed[] | null>(null);
  const told = useRef(JSON.stringify(initial));
  const flush = useCallback(() => {
    if (!waiting.current) return;
    const coverage = waiting.current.filter(sound).map(toSend);
    waiting.current = null;
    told.current = JSON.stringify(coverage);
    send({ coverage }, [key]);
  }, [send, key]);
  useEffect(() => {
    if (covers !== waiting.current) return;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [covers, flush]);
  useEffect(() => flush, [flush]);
  // said for all files at once by the page of another one: shown here, unless one types here
  const said = JSON.stringify(initial.map(toSend));
  useEffect(() => {
    if (waiting.current || said === told.current) return;
    told.current = said;
    keepUnfinished(cache, key, undefined);
    setCovers((JSON.parse(said) as Cover[]).map(kept));
  }, [said, cache, key]);
  const change = (next: Typed[]) => {
    waiting.current = next;
    keepUnfinished(cache, key, next.every(sound) ? undefined : next);
    setCovers(next);
  };
  return { covers, change, flush };
}
