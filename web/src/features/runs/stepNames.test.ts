import { expect, test } from 'vitest';
import type { Page } from './queries';
import { ruleNames, rulesOf, stepNames } from './stepNames';

const step = (id: string, name: string, rules: string[]) => ({ id, name, rules });
const page = {
  steps: [
    step('late', '', ['R1', 'R2']),
    step('R1', 'handed over late', ['R1']),
    step('R1B', 'handed over late (by the sum paid)', ['R1']),
  ],
} as unknown as Page;

test('a rule has the name of its first clue step, and its code where no step names it', () => {
  expect(ruleNames(page)('R1')).toBe('handed over late');
  expect(ruleNames(page)('R2')).toBe('R2');
  expect(ruleNames(page)('R1')).toBe('handed over late');
});

test('a step that gives clues is called as its rule, another as its author wrote', () => {
  expect(stepNames(page)('R1B')).toBe('handed over late (by the sum paid)');
  expect(stepNames(page)('late')).toBe('late');
});

test('a step in between is told by the rules that it leads to, each once', () => {
  expect(rulesOf(page)('late')).toEqual(['handed over late', 'R2']);
  expect(rulesOf(page)('R1B')).toEqual(['handed over late (by the sum paid)']);
  expect(rulesOf(page)('gone')).toEqual([]);
});
