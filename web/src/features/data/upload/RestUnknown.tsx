/** Leaves unknown at once what a file says nothing about, and takes that back again. */
import { useIsMutating } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ANSWERING, useAnswer } from '../deeds';
import type { Draft, Part } from '../types';
import { asked } from './useOthers';

/** Fewer are answered one by one. */
const LEAST = 2;

/** Nothing in the file might be meant: only what stands in every row is asked, or nothing known. */
const unheard = (part: Part) =>
  part.targets.filter(
    (one) =>
      asked(one) &&
      !one.required &&
      !one.fixed &&
      one.choices.every(({ value }) => !value || value.startsWith('=')),
  );

export function RestUnknown({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const [left, setLeft] = useState<string[]>([]);
  const busy = useIsMutating({ mutationKey: [ANSWERING, draft.key] }) > 0;
  const ids = unheard(part).map((one) => `p${part.no}.column.${one.name}`);
  const still = left.filter((id) => part.said[id.replace(/^p\d+\./, '')] === '');
  const say = (names: string[], value: '' | null, then: string[]) =>
    answer.mutate(
      { answers: Object.fromEntries(names.map((id) => [id, value])) },
      { onSuccess: () => setLeft(then) },
    );
  if (ids.length >= LEAST)
    return (
      <Button
        loading={answer.isPending}
        disabled={busy}
        title={t('data:map.restUnknownThen')}
        onClick={() => say(ids, '', ids)}
      >
        {t('data:map.restUnknown', { count: ids.length })}
      </Button>
    );
  if (still.length === 0) return null;
  return (
    <Button loading={answer.isPending} disabled={busy} onClick={() => say(still, null, [])}>
      {t('data:map.restAsk', { count: still.length })}
    </Button>
  );
}
