import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import { useAnswer } from '../deeds';
import { AcceptAll } from './PartPanel';

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

test('what has to be confirmed by itself is not taken with the others', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (asked: Request) => {
    sent.push(await asked.clone().json());
    return Response.json(draft);
  });
  const weak = { id: 'p1.column.y', part: 1, kind: 'column', proposed: 'c0', alone: true };
  const both = { ...draft, questions: [...draft.questions, weak] } as unknown as typeof draft;
  show(<AcceptAll draft={both} part={part} />);
  await userEvent.click(screen.getByRole('button', { name: /1/ }));
  await waitFor(() => expect(sent).toEqual([{ answers: { 'p1.column.x': 'c1' } }]));
});
