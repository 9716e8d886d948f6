import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../test/render';
import type { WhyAnswer } from './queries';
import { WhySummary } from './WhySummary';

test('a number that stands in quarantine only is not said to be nobody’s', () => {
  const answer = {
    run: 'r1',
    as_of: '2025-06-30',
    unfit: '校验码不符',
    rules: [],
    tables: [{ table: '名册', rows: 0, quarantined: 2 }],
  } as unknown as WhyAnswer;
  show(<WhySummary answer={answer} groups={[]} subject="990101" />);
  expect(screen.getByText(/不是没有这个人/)).toBeVisible();
  expect(screen.getByText(/“名册”的隔离区有同号 2 行/)).toBeVisible();
  expect(screen.getByText(/校验码不符/)).toBeVisible();
  expect(screen.getByRole('link', { name: '看隔离区' })).toHaveAttribute(
    'href',
    expect.stringContaining('tab=quarantine'),
  );
});
