/** Prints all clues of the filter, up to a limit: the screen holds only those one scrolled to. */
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { count } from '../../components/numbers';
import { ListSheet } from './ListSheet';
import { type Clue, cluePage, type Facets } from './queries';
import type { ClueSearch } from './search';

/** Some thirty sheets; more is a matter for a workbook. */
export const MOST = 500;
const PRINTING = 'has-list-print';

type Props = { search: ClueSearch; facets: Facets | undefined; total: number };

async function allOf(search: ClueSearch): Promise<{ clues: Clue[]; total: number }> {
  const clues: Clue[] = [];
  let cursor: string | undefined = '';
  let total = 0;
  const { signal } = new AbortController();
  while (cursor !== undefined && clues.length < MOST) {
    const page = await cluePage(search, cursor, signal);
    clues.push(...page.items);
    total = page.total;
    cursor = page.next ?? undefined;
  }
  return { clues: clues.slice(0, MOST), total };
}

export function PrintListButton({ search, facets, total }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data, mutate, reset, isPending } = useMutation({
    mutationFn: () => allOf(search),
    onError: (error) => message.error(asProblem(error).title),
  });
  useEffect(() => {
    if (!data) return;
    document.body.classList.add(PRINTING);
    window.addEventListener('afterprint', reset);
    window.print();
    return () => {
      document.body.classList.remove(PRINTING);
      window.removeEventListener('afterprint', reset);
    };
  }, [data, reset]);
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        disabled={total === 0}
        loading={isPending}
        title={t('clues:listPrint.limit', { most: count(MOST) })}
        onClick={() => mutate()}
      >
        {t('clues:listPrint.open')}
      </Button>
      {data && <ListSheet {...data} search={search} facets={facets} />}
    </>
  );
}
