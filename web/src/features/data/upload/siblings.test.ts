import { expect, test } from 'vitest';
import type { Draft, Part } from '../types';
import { offerAt } from './siblings';

const SAID = { table: '名册', 'column.姓名': 'c1', 'column.金额': 'c2' };

const place = (key: string, part: Partial<Part>, supplier = '某局') => {
  const whole = {
    no: 1,
    table: '名册',
    layout: 'one',
    said: {},
    missing: [],
    targets: [],
    left_out: false,
    ...part,
  } as unknown as Part;
  const draft = {
    key,
    state: 'ready',
    parts: [whole],
    questions: [],
    delivery: { supplier },
  } as unknown as Draft;
  return { draft, part: whole };
};

const offer = (at: number, ...places: ReturnType<typeof place>[]) => {
  const found = offerAt(
    places.map((one) => one.draft),
    places[at] ?? place('none', {}),
  );
  return found && [found.from.draft.key, ...found.to.map((one) => one.draft.key)];
};

test('answers are offered to sheets with the same headers and supplier that lack them', () => {
  const march = place('march', { said: SAID });
  const april = place('april', { table: '' });
  const may = place('may', { said: { 'column.姓名': 'c1' } });
  expect(offer(0, march, april, may)).toEqual(['march', 'april', 'may']);
  expect(offer(1, march, april, may)).toEqual(['march', 'april', 'may']);
});

test('nothing is offered from a sheet of which something is still asked', () => {
  const march = place('march', { said: SAID });
  march.draft.questions = [{ id: 'p1.column.x', part: 1 }] as Draft['questions'];
  expect(offer(0, march, place('april', {}))).toBeUndefined();
  expect(offer(0, place('march', {}), place('april', {}))).toBeUndefined();
});

test('other headers, suppliers and tables take nothing, nor does what is left out', () => {
  const march = place('march', { said: SAID });
  for (const other of [
    place('april', { layout: 'other' }),
    place('april', {}, '另一局'),
    place('april', { table: '清单' }),
    place('april', { left_out: true }),
    place('april', { said: SAID }),
  ])
    expect(offer(0, march, other)).toBeUndefined();
});

test('a column that counts in another unit is no reason to offer', () => {
  const march = place('march', { said: { 'column.金额': 'c2' } });
  const targets = [{ name: '金额', file_unit: '万元' }] as Part['targets'];
  expect(offer(0, march, place('april', { targets }))).toBeUndefined();
});
