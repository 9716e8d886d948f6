import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { BlankFacts } from './BlankFacts';
import type { BlankFact } from './queries';

vi.mock('../../api/session', async (real) => ({
  ...(await real<typeof import('../../api/session')>()),
  useCan: () => true,
}));

const blank = (column: string): BlankFact => ({
  table: '判项',
  row: 1,
  column,
  meaning: '含义',
  kind: '金额',
  example: '1234.50',
});

test('what rules lacked is offered at once with them, the others on demand', () => {
  const add = vi.fn();
  const lacking = new Map([['判项/数额', ['罚金过高', '罚金过低']]]);
  show(
    <BlankFacts
      blank={[blank('数额'), blank('违法所得')]}
      lacking={lacking}
      open={false}
      onAdd={add}
    />,
  );
  expect(screen.getByText(/没有判断：罚金过高等 2 条规则/)).toBeVisible();
  expect(screen.getByText(/其他事实：1 项没有读出/).closest('details')).not.toHaveAttribute('open');
  fireEvent.click(screen.getByRole('button', { name: '补充数额' }));
  expect(add).toHaveBeenCalledWith(
    expect.objectContaining({ column: '数额', row: 1, state: 'unread', value: '' }),
  );
});

test('while something is looked for, all that fits is shown', () => {
  show(<BlankFacts blank={[blank('数额')]} lacking={new Map()} open onAdd={() => {}} />);
  expect(screen.getByRole('button', { name: '补充数额' })).toBeVisible();
});
