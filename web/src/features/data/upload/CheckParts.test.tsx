import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { draft } from '../../../test/draft';
import { show } from '../../../test/render';
import { CheckParts } from './CheckParts';

test('the last step tells what cannot be judged and which columns are not taken', () => {
  vi.stubGlobal('fetch', async () => Response.json({ reasons: {}, unread: {}, rows: [] }));
  show(<CheckParts draft={draft} />);
  expect(screen.getByText(/没有“释放日期”这一列，不能判断是否在押/)).toBeInTheDocument();
  expect(screen.queryByText(/何时入监|刑期/)).not.toBeInTheDocument();
  expect(screen.getByText(/备注.*批次/)).toBeInTheDocument();
});
