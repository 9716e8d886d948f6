/** Rows that a run counts and does not keep are said, with the reasons. */
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import type { Page } from './queries';
import { RowsTab } from './RowsTab';

const NOTE = '规则“甲”没有运行：文书读取没有到案方式';
const PAGE = {
  run: { id: 'r1', kind: 'pack', phase: 'done' },
  steps: [{ id: 'a', op: 'rule', name: '甲', sentence: '', rules: [], inputs: [], unchecked: 60 }],
  notes: [NOTE],
} as unknown as Page;

const ROW = {
  index: 0,
  step: 'a',
  reason: '“到案方式”未提供',
  subject: {},
  covered: [],
  places: [],
  unread: {},
};

function serve(items: unknown[], total: number) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ items, total, next: null })),
  );
}

test('rows of a rule that was not run are counted, with the reason', async () => {
  serve([], 60);
  show(<RowsTab page={PAGE} />);
  expect(await screen.findByText(/另有 60 行没有逐行留存/)).toBeInTheDocument();
  expect(screen.getByText(NOTE)).toBeInTheDocument();
});

test('where some rows are kept only the others are said', async () => {
  serve([ROW], 60);
  show(<RowsTab page={PAGE} />);
  expect(await screen.findByText(/另有 59 行没有逐行留存/)).toBeInTheDocument();
});

test('nothing is said where every row is there', async () => {
  serve([], 0);
  show(<RowsTab page={PAGE} />);
  expect(await screen.findByText('没有逐行留存的行')).toBeInTheDocument();
  expect(screen.queryByText(/另有/)).toBeNull();
});
