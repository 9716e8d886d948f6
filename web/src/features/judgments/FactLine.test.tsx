import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../test/render';
import { FactLine } from './FactLine';
import type { FactItem } from './queries';

const CORRECTION = {
  id: 'c1',
  machine: '3年6个月',
  value: '4年',
  reason: '主文写明',
  actor: '王一',
  at: '2026-11-27T08:00:00+08:00',
  undone: false,
  stale: false,
  where: '判决结果',
};
const fact = (part: Partial<FactItem>): FactItem =>
  ({
    id: '判项/1/刑期',
    column: '刑期',
    value: '3年6个月',
    state: 'value',
    corrections: [],
    follows: null,
    ...part,
  }) as FactItem;
const line = (one: FactItem) =>
  show(
    <FactLine
      fact={one}
      judgment="d1"
      active={false}
      onHover={() => {}}
      onPick={() => {}}
      onCorrect={() => {}}
    />,
  );

test('a corrected fact shows the person’s value first and the machine’s beside it', () => {
  const { container } = line(fact({ corrections: [CORRECTION] }));
  expect(container.textContent?.indexOf('4年')).toBeLessThan(
    container.textContent?.indexOf('3年6个月') ?? -1,
  );
  expect(screen.getByText(/在“判决结果”中更正/)).toBeInTheDocument();
  const machine = within(screen.getByText('机器读出').parentElement as HTMLElement);
  expect(machine.getByText('3年6个月')).toBeInTheDocument();
});

test('what follows from a correction is told beside what followed before', () => {
  line(fact({ derived: true, follows: '2026-01-26', value: '2025-07-26' }));
  expect(screen.getByText('2025-07-26')).toBeInTheDocument();
  expect(screen.getByText('按更正值推算').parentElement).toHaveTextContent('2026-01-26');
});

test('a correction that was taken back leaves only the machine’s value', () => {
  line(fact({ corrections: [{ ...CORRECTION, undone: true }] }));
  expect(screen.queryByText('4年')).not.toBeInTheDocument();
});
