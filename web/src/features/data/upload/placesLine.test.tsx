import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Draft, NamedPlace, Part } from '../types';
import { PartNotes } from './PartNotes';

const place: NamedPlace = {
  ...{ name: '虚构县', header: '执行地', rows: 35, code: '', likely: '990101', open: true },
};

/** Shows the notes of a list that names places; what is answered. */
function shown(places: NamedPlace[]) {
  const sent: unknown[] = [];
  const mine = {
    ...part,
    ...{ missing: [], change: null, unread: [], notes: [], unmatched: [], hidden: false },
    places,
  } as unknown as Part;
  const bare = { earlier: [], going: [], refused: [] };
  const whole = { ...draft, ...bare, parts: [mine] } as unknown as Draft;
  vi.stubGlobal('fetch', async (asked: Request) => {
    if (asked.method === 'PATCH') sent.push(await asked.json());
    return Response.json(whole);
  });
  show(<PartNotes draft={whole} part={mine} />);
  return sent;
}

test('the code of a place is written, or the one that most numbers begin with is taken', async () => {
  const sent = shown([place]);
  expect(await screen.findByText(/“执行地”列写的是地区名，不是代码/)).toBeInTheDocument();
  expect(screen.getByText('“虚构县”（35 行）')).toBeInTheDocument();
  fireEvent.change(screen.getByRole('textbox', { name: '“虚构县”的行政区划代码' }), {
    target: { value: '990102' },
  });
  fireEvent.click(screen.getByRole('button', { name: '写明' }));
  await vi.waitFor(() => expect(sent).toEqual([{ answers: { 'p1.place.虚构县': '990102' } }]));
});

test('who does not know says so', async () => {
  const sent = shown([place]);
  fireEvent.click(await screen.findByRole('button', { name: '不知道' }));
  await vi.waitFor(() => expect(sent).toEqual([{ answers: { 'p1.place.虚构县': '' } }]));
});

test('a known place is told and can be changed', async () => {
  shown([{ ...place, code: '990102', open: false }]);
  expect(await screen.findByText('“虚构县”＝990102（35 行）')).toBeInTheDocument();
  expect(screen.getByText(/按写明的代码读/)).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: '改' }));
  expect(screen.getByRole('textbox', { name: '“虚构县”的行政区划代码' })).toHaveValue('990102');
});
