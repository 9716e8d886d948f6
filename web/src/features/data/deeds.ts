/** What the pages of the data pool do. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BASE, call } from '../../api/fetching';
import { poolKeys } from './queries';
import type { AsideRow, Cover, Draft, Part, Submitted, TableDraft } from './types';

const path = (name: string) => `/pool/tables/${encodeURIComponent(name)}`;

export type Answers = {
  answers?: Record<string, string | null>;
  supplier?: string;
  authority?: string;
  coverage?: { place: string; unit: string; start: string | null; end: string | null }[];
  mode?: string;
  scope?: string;
  instead?: string;
  headers?: Record<string, number>;
  encoding?: string;
  skips?: string[];
  anew?: boolean;
};

/** @param beside a file of the same visit; the upload itself where it is the first */
export const beginDraft = (upload: string, supplier: string, beside: string) =>
  call<Draft>('POST', '/pool/drafts', { json: { upload, supplier, beside } });

export const answerDraft = (key: string, json: Answers) =>
  call<Draft>('PATCH', `/pool/drafts/${key}`, { json });

export const readAgain = (key: string) => call<Draft>('POST', `/pool/drafts/${key}/read`);

export const importDraft = (key: string) => call<Submitted>('POST', `/pool/drafts/${key}/import`);

export const dropUpload = (key: string) => call<void>('DELETE', `/uploads/${key}`);

export type TableWish = {
  part: number;
  name: string;
  elements: Record<number, string>;
  keys: number[] | null;
};

export const draftTable = (key: string, json: TableWish) =>
  call<TableDraft>('POST', `/pool/drafts/${key}/table-draft`, { json });

export const keepTable = (key: string, json: TableWish) =>
  call<Draft>('POST', `/pool/drafts/${key}/table`, { json });

export const ANSWERING = 'answering';

/** Answers something about a file; the page shows what the server makes of it. */
export function useAnswer(key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationKey: [ANSWERING, key],
    mutationFn: (json: Answers) => answerDraft(key, json),
    onSuccess: (draft) => cache.setQueryData(poolKeys.draft(key), draft),
  });
}

/** Says which code a place has: every other file on its way knows it then. */
export function useNamePlace(key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (json: Answers) => answerDraft(key, json),
    onSuccess: (draft) => {
      cache.setQueryData(poolKeys.draft(key), draft);
      void cache.invalidateQueries({
        queryKey: poolKeys.drafts,
        predicate: (one) => one.queryKey[2] !== key,
      });
    },
  });
}

type Shared = { draft: Draft; part: Part };

/** Takes the answers of one sheet for others with the same headers. */
export function useShare() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ from, to }: { from: Shared; to: Shared[] }) =>
      call<Draft[]>('POST', `/pool/drafts/${from.draft.key}/parts/${from.part.no}/share`, {
        json: to.map(({ draft, part }) => ({ key: draft.key, part: part.no })),
      }),
    onSuccess: (drafts) => {
      for (const draft of drafts) cache.setQueryData(poolKeys.draft(draft.key), draft);
    },
    // some files may have taken theirs before the one that was refused
    onError: (_, { to }) => {
      for (const { draft } of to)
        void cache.invalidateQueries({ queryKey: poolKeys.draft(draft.key) });
    },
  });
}

export const revealValue = (row: string, column: string, purpose: string) =>
  call<{ text: string }>('POST', '/pool/reveal', { json: { row, column, purpose } }).then(
    (told) => told.text,
  );

/** @param at the part, the place of the row in it, and the column of the file */
export const revealDraftCell = (
  key: string,
  at: { part: number; line: number; source: number },
  purpose: string,
) =>
  call<{ text: string }>('POST', `/pool/drafts/${key}/reveal`, { json: { ...at, purpose } }).then(
    (told) => told.text,
  );

export const revealAside = (name: string, row: string, purpose: string) =>
  call<AsideRow>('POST', `${path(name)}/quarantine/reveal`, { json: { row, purpose } });

export const withdrawImport = (key: string, reason: string) =>
  call<Submitted>('POST', `/pool/imports/${key}/withdraw`, { json: { reason } });

/** @param said all that holds of the import from now on, on whose word, and the version seen */
export const coverImport = (
  key: string,
  said: { coverage: Cover[]; reason: string; version: number },
) => call<{ version: number }>('PUT', `/pool/imports/${key}/coverage`, { json: said });

export const mendRows = (name: string, upload: string) =>
  call<Submitted>('POST', `${path(name)}/quarantine/mend`, { json: { upload } });

/** Begins to write the workbook of rows set aside; it is fetched when the job is done. */
export const exportAside = (name: string, importId: string, purpose: string) =>
  call<Submitted>('POST', `${path(name)}/quarantine/exports`, {
    json: { purpose, import_id: importId },
  });

export const asideBook = (job: string) => `${BASE}/pool/quarantine/exports/${job}`;
