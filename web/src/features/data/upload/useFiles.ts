/** The files of step 1: taken in as their uploads end, named a supplier, taken away. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Uploaded } from '../../../api/upload';
import { answerDraft, beginDraft, dropUpload } from '../deeds';
import { poolKeys } from '../queries';
import type { Files } from './useDrafts';

/**
 * The list with one more file, in the order in which all were chosen, whichever was sent first.
 *
 * @param keys files taken in before
 * @param key the one that comes in
 * @param chosen the newest order of choosing; files of an earlier visit are not in it
 */
export function placed(keys: string[], key: string, chosen: string[]): string[] {
  const here = new Set([...keys, key]);
  const before = [...here].filter((one) => !chosen.includes(one));
  return [...before, ...chosen.filter((one) => here.has(one))];
}

export function useFiles(files: Files) {
  const cache = useQueryClient();
  const suppliers = new Set(files.drafts.map((draft) => draft.delivery.supplier));
  const [sole] = suppliers;
  const [supplier, setSupplier] = useState(suppliers.size === 1 ? (sole ?? '') : '');
  const [error, setError] = useState<unknown>();
  const common = useRef(supplier);
  const mine = useRef(new Set<string>());
  // several uploads may end before the page is drawn again: the list is kept here meanwhile
  const keys = useRef(files.keys);

  // what ends first need not be taken in first: the newest order holds for all
  const chosen = useRef<string[]>([]);
  // the first file of a visit, before it stands in the list
  const first = useRef<string>(undefined);

  const take = async (uploads: Uploaded[]) => {
    const order = uploads.map((upload) => upload.id);
    chosen.current = order;
    const fresh = order.filter((key) => !mine.current.has(key));
    mine.current = new Set(order);
    try {
      for (const key of fresh) {
        first.current ??= keys.current[0] ?? key;
        const draft = await beginDraft(key, supplier.trim(), first.current);
        cache.setQueryData(poolKeys.draft(key), draft);
        keys.current = placed(keys.current, key, chosen.current);
      }
      if (fresh.length) files.setKeys(keys.current);
    } catch (failure) {
      setError(failure);
    }
  };
  /** Names the supplier of every file that was not given another one. */
  const rename = async () => {
    const now = supplier.trim();
    const before = common.current;
    common.current = now;
    for (const draft of files.drafts) {
      const own = draft.delivery.supplier;
      if (own === now || draft.state === 'done' || (own && own !== before)) continue;
      const told = await answerDraft(draft.key, { supplier: now }).catch(setError);
      if (told) cache.setQueryData(poolKeys.draft(draft.key), told);
    }
  };
  const drop = async (key: string) => {
    await dropUpload(key).catch(() => undefined);
    keys.current = keys.current.filter((one) => one !== key);
    if (first.current === key) first.current = undefined;
    files.setKeys(keys.current);
  };
  /** Goes on with files of an earlier visit. */
  const resume = (earlier: string[]) => {
    keys.current = [...earlier, ...keys.current.filter((one) => !earlier.includes(one))];
    first.current = undefined;
    files.setKeys(keys.current);
  };
  return { supplier, setSupplier, error, take, rename, drop, resume };
}
