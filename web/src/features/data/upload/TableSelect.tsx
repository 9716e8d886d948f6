/** Choose the standard table of a sheet: the likely ones first, with score and reason. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { standardQuery } from '../queries';
import type { Part } from '../types';

type Props = { part: Part; onChoose: (table: string) => void };

type Entry = { value: string; label: string; note: string; search: string };

export function TableSelect({ part, onChoose }: Props) {
  const { t } = useTranslation();
  const all = useQuery(standardQuery).data ?? [];
  const likely = part.guesses.slice(0, 5);
  const names = new Set(likely.map((one) => one.table));
  const meaning = new Map(all.map((table) => [table.name, table.meaning]));
  const entry = (name: string, note: string): Entry => ({
    value: name,
    label: name,
    note,
    search: `${name} ${meaning.get(name) ?? ''}`,
  });
  const first = likely.map((one) =>
    entry(
      one.table,
      t('data:table.guess', {
        score: one.score,
        reason: one.reason,
        meaning: meaning.get(one.table) ?? one.table,
      }),
    ),
  );
  const rest = all
    .filter((table) => !names.has(table.name))
    .map((table) => entry(table.name, table.meaning));
  const options = [
    ...(first.length ? [{ label: t('data:table.likely'), options: first }] : []),
    { label: t('data:table.all'), options: rest },
  ];
  return (
    <Select<string, Entry>
      className="table-select"
      aria-label={t('data:table.label')}
      placeholder={t('data:table.choose')}
      status={part.table || part.left_out ? undefined : 'warning'}
      value={part.table || undefined}
      onChange={onChoose}
      options={options as never}
      popupMatchSelectWidth={560}
      listHeight={360}
      showSearch={{
        filterOption: (typed, option) => Boolean(option?.search?.includes(typed.trim())),
      }}
      optionRender={(option) => (
        <div className="table-option">
          <span>{option.label}</span>
          <span className="small muted clip">{(option.data as unknown as Entry).note}</span>
        </div>
      )}
    />
  );
}
