/** The printed list says which clues it holds, and that there are more where it ends. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../test/render';
import { ListSheet } from './ListSheet';
import type { Clue } from './queries';

const clue = {
  id: 'c1',
  title: 'a clue',
  case_numbers: ['（2031）虚0101刑初12号'],
  state: '待核查',
  grade: 'A',
  score: '1234.5',
  rule_name: 'a rule',
  model_name: 'a model',
  seen: '本次',
  created: '2026-03-01T01:00:00Z',
} as unknown as Clue;

test('every clue stands with its numbers, and the filter in words', () => {
  show(<ListSheet clues={[clue]} total={1} search={{ state: ['待核查'] }} facets={undefined} />);
  expect(screen.getByText('核查状态：待核查')).toBeInTheDocument();
  expect(screen.getByText('符合条件的共 1 条，全部列出。')).toBeInTheDocument();
  expect(screen.getByText('（2031）虚0101刑初12号，c1')).toBeInTheDocument();
});

test('a list that was cut says so', () => {
  show(<ListSheet clues={[clue]} total={812} search={{}} facets={undefined} />);
  expect(screen.getByText('没有限定条件')).toBeInTheDocument();
  expect(screen.getByText(/共 812 条，这里打印前 1 条；.*导出 Excel/)).toBeInTheDocument();
});
