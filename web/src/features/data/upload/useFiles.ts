/** The files of step 1: taken in as their uploads end, named a supplier, taken away. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Uploaded } from '../../../api/upload';
import { answerDraft, beginDraft, dropUpload } from '../deeds';
import { poolKeys } from '../queries';
import type { Files } from './useDrafts';

export function useFiles(files: Files) {
  const cache = useQueryClient();
  const suppliers = new Set(files.drafts.map((draft) => draft.delivery.supplier));
  const [first] = suppliers;
  const [supplier, setSupplier] = useState(suppliers.size === 1 ? (first ?? '') : '');
  const [error, setError] = useState<unknown>();
  const common = useRef(supplier);
  const mine = useRef(new Set<string>());
  // several uploads may end before the page is drawn again: the list is kept here meanwhile
  const keys = useRef(files.keys);

  const take = async (uploads: Uploaded[]) => {
    const order = uploads.map((upload) => upload.id);
    const fresh = order.filter((key) => !mine.current.has(key));
    mine.current = new Set(order);
    try {
      for (const key of fresh) {
        cache.setQueryData(poolKeys.draft(key), await beginDraft(key, supplier.trim()));
        // in the order in which they were chosen, whichever was sent first
        const here = new Set([...keys.current, key]);
        const before = keys.current.filter((one) => !order.includes(one));
        keys.current = [...before, ...order.filter((one) => here.has(one))];
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
    files.setKeys(keys.current);
  };
  return { supplier, setSupplier, error, take, rename, drop };
}
