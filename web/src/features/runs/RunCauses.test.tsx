/** A run of which little was judged says why, which rules lose it, and where to go. */
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import type { Cause, Page } from './queries';
import { RunCauses } from './RunCauses';

const PAGE = {
  kept: true,
  run: {
    id: 'r1',
    model_id: 'm1',
    phase: 'done',
    counts: { clues: 0, hints: 0, review: 2, unchecked: 5 },
  },
} as unknown as Page;
const CAUSE: Cause = {
  step: '甲',
  stream: 'unchecked',
  reason: '“档次”未提供',
  rows: 5,
  lacking: [{ table: '津贴发放', column: '档次' }],
  items: ['津贴.停发规则'],
  rules: ['档次不符'],
};

function serve(...items: Cause[]) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ items, more: 0, more_rows: 0 })),
  );
}

test('a reason names its rules, the column to get and the local rule to enter', async () => {
  serve(CAUSE);
  show(<RunCauses page={PAGE} />);
  expect(await screen.findByText('规则：档次不符')).toBeInTheDocument();
  expect(screen.getByText('去补“津贴发放”的“档次”')).toHaveAttribute('href');
  expect(screen.getByText('去录入地方规定“津贴.停发规则”')).toHaveAttribute('href');
});

test('a reason that loses rows of many rules names none', async () => {
  serve({ ...CAUSE, rules: [] });
  show(<RunCauses page={PAGE} />);
  expect(await screen.findByText('“档次”未提供')).toBeInTheDocument();
  expect(screen.queryByText(/^规则：/)).toBeNull();
});
