import { fireEvent, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test, vi } from 'vitest';
import { sessionQuery } from '../../api/session';
import { show } from '../../test/render';
import { BlankFacts } from './BlankFacts';
import type { BlankFact } from './queries';

/** Somebody who may correct facts is signed in. */
function shown(part: ReactElement) {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const { cache } = show(part);
  cache.setQueryData(sessionQuery.queryKey, { user: { can: ['correct'] } } as never);
}

const blank = (column: string): BlankFact => ({
  table: '判项',
  row: 1,
  column,
  meaning: '含义',
  kind: '金额',
  example: '1234.50',
});

test('what rules lacked is offered at once with them, the others on demand', async () => {
  const add = vi.fn();
  const lacking = new Map([['判项/数额', ['罚金过高', '罚金过低']]]);
  shown(
    <BlankFacts
      blank={[blank('数额'), blank('违法所得')]}
      lacking={lacking}
      open={false}
      onAdd={add}
    />,
  );
  expect(await screen.findByText(/没有判断：罚金过高等 2 条规则/)).toBeVisible();
  expect(screen.getByText(/其他事实：1 项没有读出/).closest('details')).not.toHaveAttribute('open');
  fireEvent.click(screen.getByRole('button', { name: '补充数额' }));
  expect(add).toHaveBeenCalledWith(
    expect.objectContaining({ column: '数额', row: 1, state: 'unread', value: '' }),
  );
});

test('while something is looked for, all that fits is shown', async () => {
  shown(<BlankFacts blank={[blank('数额')]} lacking={new Map()} open onAdd={() => {}} />);
  expect(await screen.findByRole('button', { name: '补充数额' })).toBeVisible();
});
