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
    tables: [
      {
        table: '名册',
        rows: 0,
        quarantined: 2,
        named: 1,
        apart: [
          { file: 'a/名册.csv', sheet: '', line: 3, why: '校验码', import_id: 'i', numbered: true },
          { file: 'b.xlsx', sheet: '一', line: 9, why: '为空', import_id: 'i', numbered: false },
        ],
      },
    ],
  } as unknown as WhyAnswer;
  show(<WhySummary answer={answer} groups={[]} subject="990101" />);
  expect(screen.getByText(/不是没有这个人/)).toBeVisible();
  expect(
    screen.getByText(/“名册”的隔离区有同号 2 行、同名、号码读不出或者没有的 1 行/),
  ).toBeVisible();
  expect(screen.getByText('名册.csv 第 3 行')).toBeVisible();
  expect(screen.getByText(/工作表“一”第 9 行/)).toHaveTextContent('是不是同一人请核对');
  expect(screen.getByText('还有 1 行，见隔离区')).toBeVisible();
  expect(screen.getByText(/校验码不符/)).toBeVisible();
  expect(screen.getByRole('link', { name: '去隔离区更正' })).toHaveAttribute(
    'href',
    expect.stringContaining('tab=quarantine&import=i'),
  );
});
