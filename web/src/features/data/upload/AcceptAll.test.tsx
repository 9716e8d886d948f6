import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import { useAnswer } from '../deeds';
import type { Draft, Part } from '../types';
import { AcceptAll } from './PartPanel';

const part = {
  no: 1,
  sheet: '',
  file: 'a.csv',
  table: '名册',
  rows: 3,
  left_out: false,
  unmatched: ['备注', '批次'],
  targets: [
    { name: '释放日期', source: null, fixed: '', loss: '不能判断是否在押' },
    { name: '入监日期', source: 2, fixed: '', loss: '不能判断何时入监' },
    { name: '刑期', source: null, fixed: '无', loss: '不能判断刑期' },
  ],
} as unknown as Part;
const draft = {
  key: 'a',
  parts: [part],
  questions: [{ id: 'p1.column.x', part: 1, kind: 'column', proposed: 'c1' }],
  delivery: { days: {} },
} as unknown as Draft;

function Other() {
  const answer = useAnswer('a');
  return (
    <button type="button" onClick={() => answer.mutate({ answers: {} })}>
      other
    </button>
  );
}

test('all proposals are taken at once only when no other answer is on its way', async () => {
  let finish = () => {};
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise((done) => {
        finish = () => done(Response.json(draft));
      }),
  );
  show(
    <>
      <Other />
      <AcceptAll draft={draft} part={part} />
    </>,
  );
  const all = screen.getByRole('button', { name: /1/ });
  expect(all).toBeEnabled();
  await userEvent.click(screen.getByRole('button', { name: 'other' }));
  await waitFor(() => expect(all).toBeDisabled());
  finish();
  await waitFor(() => expect(all).toBeEnabled());
});
