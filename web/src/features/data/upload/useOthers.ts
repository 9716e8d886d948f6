/** Questions that only other models ask, where one came to fill what one model lacks. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { modelFitQuery } from '../queries';
import type { UploadSearch } from '../routes';
import type { Part, Target } from '../types';

/** A person is asked what stands in every row. */
export const asked = (target: Target) => !target.sure && target.choices.some((one) => !one.value);

/**
 * Those of the other models stand behind and are folded; they stay open until a person answers.
 *
 * @returns the names of these columns; none where no model is in hand, or it does not read the table
 */
export function useOthers(part: Part) {
  const [{ model }] = useUrlFilters<UploadSearch>();
  const { data } = useQuery({ ...modelFitQuery(model ?? ''), enabled: Boolean(model) });
  const [open, setOpen] = useState(false);
  const mine = data?.tables.find((one) => one.table === part.table)?.columns;
  const needed = new Set(mine?.filter((one) => one.rules.length > 0).map((one) => one.name));
  const names = part.targets
    .filter((one) => mine && asked(one) && !one.required && !needed.has(one.name))
    .map((one) => one.name);
  const folded = names.length > 0 && !open;
  const hides = (name: string) => folded && names.includes(name);
  return { names, folded, hides, unfold: () => setOpen(true) };
}
