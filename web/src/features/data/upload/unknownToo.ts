/** What nobody knows of one list of an office is not asked of its next one in the same visit. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerDraft } from '../deeds';
import { poolKeys } from '../queries';
import type { Draft, Part } from '../types';
import { wanted } from './useDrafts';

const whose = (draft: Draft, part: Part) => `${draft.delivery.supplier}\n${part.table}`;

/** It is asked what stands in every row, and nothing proposes it: no column might be meant. */
const stated = (part: Part, column: string) =>
  part.targets
    .find((one) => one.name === column)
    ?.choices.every((one) => !one.value || one.value.startsWith('=')) ?? false;

export type Unknown = { key: string; answers: Record<string, string> };

/** The open questions that were answered with “not known” for another list of the same office. */
export function unknownToo(drafts: Draft[]): Unknown[] {
  const known = new Set<string>();
  for (const draft of drafts) {
    for (const part of wanted(draft)) {
      for (const [answer, value] of Object.entries(part.said))
        if (value === '') known.add(`${whose(draft, part)}\n${answer}`);
    }
  }
  return drafts.flatMap((draft) => {
    if (draft.state !== 'ready') return [];
    const ids = wanted(draft).flatMap((part) =>
      draft.questions
        .filter((one) => one.part === part.no && one.kind === 'column' && one.proposed === null)
        .map((one) => one.id.replace(`p${part.no}.`, ''))
        .filter((answer) => known.has(`${whose(draft, part)}\n${answer}`))
        .filter((answer) => stated(part, answer.replace('column.', '')))
        .map((answer) => `p${part.no}.${answer}`),
    );
    return ids.length
      ? [{ key: draft.key, answers: Object.fromEntries(ids.map((id) => [id, ''])) }]
      : [];
  });
}

/** What is left unknown now, by the names of the questions. */
const leftNow = (drafts: Draft[]) =>
  drafts.flatMap((draft) =>
    wanted(draft).flatMap((part) =>
      Object.entries(part.said)
        .filter(([, value]) => value === '')
        .map(([answer]) => `${draft.key} p${part.no}.${answer}`),
    ),
  );

/** Answers them, each once: a person who takes such an answer back is asked. */
export function useUnknownToo(drafts: Draft[]) {
  const cache = useQueryClient();
  const done = useRef(new Set<string>());
  const open = JSON.stringify(unknownToo(drafts));
  const left = leftNow(drafts).join('\n');
  useEffect(() => {
    for (const id of left.split('\n')) done.current.add(id);
  }, [left]);
  useEffect(() => {
    for (const { key, answers } of JSON.parse(open) as Unknown[]) {
      const fresh = Object.keys(answers).filter((id) => !done.current.has(`${key} ${id}`));
      if (fresh.length === 0) continue;
      for (const id of fresh) done.current.add(`${key} ${id}`);
      const said = Object.fromEntries(fresh.map((id) => [id, '']));
      // where it fails the question simply stays open
      void answerDraft(key, { answers: said })
        .then((draft) => cache.setQueryData(poolKeys.draft(key), draft))
        .catch(() => undefined);
    }
  }, [open, cache]);
}
