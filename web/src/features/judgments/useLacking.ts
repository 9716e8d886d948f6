/** The facts for lack of which rules were left undecided. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCan } from '../../api/session';
import { lackingQuery } from './queries';

export type Lacking = ReadonlyMap<string, string[]>;
type At = { table: string; column: string };

const keyOf = ({ table, column }: At) => `${table}/${column}`;

export function useLacking(judgment: string): Lacking {
  const enabled = useCan('correct');
  const { data } = useQuery({ ...lackingQuery(judgment), enabled });
  return useMemo(() => new Map((data ?? []).map((one) => [keyOf(one), one.rules])), [data]);
}

/** @returns the names of the rules; none where the fact is not lacked */
export const lackedBy = (lacking: Lacking, at: At): string[] => lacking.get(keyOf(at)) ?? [];
