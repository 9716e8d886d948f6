import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draft } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Draft } from '../types';
import { Refused } from './Refused';

test('an empty sheet is passed over with a quiet word, another part that was not read stays', () => {
  const problem = (code: string, sheet: string) => ({ code, detail: '', where: { sheet } });
  const file = {
    ...draft,
    skipped: [],
    refused: [problem('pool.empty_sheet', 'Sheet3'), problem('pool.too_wide', '明细')],
  } as unknown as Draft;
  show(<Refused draft={file} />);
  expect(screen.getByText('空的工作表，略过：Sheet3')).toBeVisible();
  expect(screen.getAllByRole('button')).toHaveLength(1);
  expect(screen.getByRole('button')).toHaveTextContent('明细');
});
