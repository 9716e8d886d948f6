import { fireEvent, screen } from '@testing-library/react';
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

const tried = (again: number) => ({
  ...{ reasons: {}, unread: {}, blank: {}, problems: [], rows: [] },
  ...{ looked: 10, whole: true, kept: 10, quarantined: 0, again, key: ['公民身份号码'] },
});

const delivery = { ...draft.delivery, mode: 'append' as const };
const monthly = { ...draft, keyless: [], delivery };

test('where most rows are there already, to correct is proposed and a person takes it', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (asked: Request) => {
    if (asked.method === 'GET') return Response.json(tried(9));
    sent.push(await asked.json());
    return Response.json(monthly);
  });
  show(<CheckParts draft={monthly} />);
  fireEvent.click(await screen.findByRole('button', { name: /更正/ }, { timeout: 5000 }));
  await vi.waitFor(() => expect(sent).toEqual([{ mode: 'correct' }]), 5000);
});

test('where few rows are, it is told and nothing is proposed', async () => {
  vi.stubGlobal('fetch', async () => Response.json(tried(2)));
  show(<CheckParts draft={monthly} />);
  expect(await screen.findByText(/其中 2 行的/, {}, { timeout: 5000 })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /更正/ })).not.toBeInTheDocument();
});

test('a correction of an identifying day leaves the old row, and says so', async () => {
  const near = { ...tried(0), beside: { 入监日期: 2 } };
  vi.stubGlobal('fetch', async () => Response.json(near));
  const corrected = { ...monthly, delivery: { ...delivery, mode: 'correct' as const } };
  show(<CheckParts draft={corrected} />);
  expect(
    await screen.findByText(/其中 2 行与已有的行只差识别列“入监日期”/, {}, { timeout: 5000 }),
  ).toBeInTheDocument();
});
