import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { show } from '../test/render';
import { FilterBar, type FilterField } from './FilterBar';
import { cleaned, type Filters } from './useUrlFilters';

const FIELDS: FilterField[] = [
  { name: 'q', label: '关键词', kind: 'text' },
  {
    name: 'level',
    label: '风险',
    kind: 'multi',
    options: [
      { value: 'high', label: '高' },
      { value: 'low', label: '低' },
    ],
  },
  { name: 'found', label: '发现日期', kind: 'days' },
];

let now: Filters = {};

function Sample({ begin = {}, visible }: { begin?: Filters; visible?: number }) {
  const [value, setValue] = useState<Filters>(begin);
  now = value;
  return (
    <FilterBar
      fields={FIELDS}
      value={value}
      visible={visible}
      onChange={(part) => setValue((old) => cleaned({ ...old, ...part }))}
    />
  );
}

test('a typed word becomes a condition without Enter, trimmed', async () => {
  show(<Sample />);
  await userEvent.type(screen.getByLabelText('关键词'), ' 王某 ');
  await waitFor(() => expect(now).toEqual({ q: '王某' }));
});

test('several values of one field are taken', async () => {
  show(<Sample />);
  await userEvent.click(screen.getByRole('combobox', { name: '风险' }));
  await userEvent.click(await screen.findByTitle('高'));
  await userEvent.click(await screen.findByTitle('低'));
  expect(now).toEqual({ level: ['high', 'low'] });
});

test('clearing takes away all conditions of the bar and nothing else', async () => {
  show(<Sample begin={{ q: '王', found_from: '2026-01-01', tab: 'mine' }} />);
  await userEvent.click(screen.getByRole('button', { name: '清除条件' }));
  expect(now).toEqual({ tab: 'mine' });
  expect(screen.queryByRole('button', { name: '清除条件' })).not.toBeInTheDocument();
});

test('further fields show on request, or at once when one of them is set', async () => {
  const first = show(<Sample visible={1} />);
  expect(screen.queryByRole('combobox', { name: '风险' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '更多条件' }));
  expect(screen.getByRole('combobox', { name: '风险' })).toBeInTheDocument();
  first.unmount();
  show(<Sample visible={1} begin={{ level: ['high'] }} />);
  expect(screen.getByRole('combobox', { name: '风险' })).toBeInTheDocument();
});

test('empty values leave the address', () => {
  expect(cleaned({ a: '', b: null, c: [], d: undefined, e: 0, f: false })).toEqual({
    e: 0,
    f: false,
  });
});
