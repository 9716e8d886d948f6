import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import type { Draft, Part } from '../types';
import { CheckParts } from './CheckParts';

const part = {
  no: 1,
  sheet: '',
  file: 'a.csv',
  table: '名册',
  rows: 3,
  left_out: false,
  unmatched: ['备注', '批次'],
  targets: [
    { name: '释放日期', source: null, fixed: '', loss: '不能判断是否在押' },
    { name: '入监日期', source: 2, fixed: '', loss: '不能判断何时入监' },
    { name: '刑期', source: null, fixed: '无', loss: '不能判断刑期' },
  ],
} as unknown as Part;
const draft = {
  key: 'a',
  parts: [part],
  questions: [{ id: 'p1.column.x', part: 1, kind: 'column', proposed: 'c1' }],
  delivery: { days: {} },
} as unknown as Draft;

test('the last step tells what cannot be judged and which columns are not taken', () => {
  vi.stubGlobal('fetch', async () => Response.json({ reasons: {}, unread: {}, rows: [] }));
  show(<CheckParts draft={draft} />);
  expect(screen.getByText(/没有“释放日期”这一列，不能判断是否在押/)).toBeInTheDocument();
  expect(screen.queryByText(/何时入监|刑期/)).not.toBeInTheDocument();
  expect(screen.getByText(/备注.*批次/)).toBeInTheDocument();
});
