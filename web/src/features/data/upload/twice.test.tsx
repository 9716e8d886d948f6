import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Draft, Part } from '../types';
import { useHoldUps } from './holdUps';
import { MissingNote } from './MissingNote';
import { PartNotes } from './PartNotes';

const known = {
  table: '名册',
  import_id: 'i1',
  file: '名册.csv',
  as_of: null,
  values: { 类别: '甲类' },
  rows: 0,
};
const whole = {
  ...part,
  guesses: [],
  notes: [],
  missing: [],
  unread: [],
  places: [],
  change: null,
  unmatched: [],
};
const again = {
  ...draft,
  name: '名册.csv',
  state: 'ready',
  parts: [whole],
  questions: [],
  earlier: [known],
  differing: ['名册'],
  restated: [],
  altered: [['名册', '类别']],
  barred: [],
  going: [],
  undated: [],
} as unknown as Draft;

function Held({ drafts }: { drafts: Draft[] }) {
  const held = useHoldUps({ keys: ['a'], drafts, lost: [], setKeys: () => {} });
  return <p>{held[1]?.text ?? '—'}</p>;
}

test('another value of the same file waits for a person to say what it is', () => {
  show(<Held drafts={[again]} />);
  expect(screen.getByText(/那次写明的“类别”不同/)).toBeVisible();
});

test('only a note that waits for a person is led to', () => {
  const lines = (file: Draft) => {
    const { container, unmount } = show(<PartNotes draft={file} part={whole as unknown as Part} />);
    const open = container.querySelectorAll('.note-open').length;
    unmount();
    return open;
  };
  expect(lines(again)).toBe(1);
  expect(lines({ ...again, anew: true })).toBe(0);
});

test('taking its place is proposed, standing beside it takes a word', () => {
  show(<PartNotes draft={again} part={whole as unknown as Part} />);
  expect(screen.getByText(/同样的行会有两份/)).toBeVisible();
  expect(screen.getByRole('button', { name: /换成这次写明的/ })).toBeEnabled();
  expect(screen.getByRole('button', { name: /是另一份/ })).toBeEnabled();
});

test('a required column that the file lacks is stated where its lack is told', async () => {
  const target = { name: '类别', values: ['甲类', '乙类'] };
  const lacking = {
    ...whole,
    missing: ['类别', '编号'],
    targets: [target, { ...target, name: '编号', values: [] }],
  };
  show(<MissingNote draft={again} part={lacking as unknown as Part} />);
  expect(screen.getByText(/用固定值写明/)).toBeVisible();
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '类别 的固定值' }));
  expect(await screen.findByTitle('乙类')).toBeInTheDocument();
  expect(screen.queryByRole('combobox', { name: '编号 的固定值' })).toBeNull();
});
