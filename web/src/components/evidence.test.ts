import { expect, test } from 'vitest';
import { cut, homes } from './evidence';

const span = (id: string, start: number, end: number) => ({ id, start, end, label: id });
const marked = (text: string, spans: ReturnType<typeof span>[]) =>
  cut(text, spans).map(({ pieces }) =>
    pieces.map((piece) => `${piece.text}${piece.spans.map((one) => `[${one.id}]`).join('')}`),
  );

test('pieces join to the whole text', () => {
  const text = '第一段。\n\n第三段很长。';
  const joined = cut(text, [span('a', 1, 8)])
    .map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
    .join('\n');
  expect(joined).toBe(text);
});

test('a span over two paragraphs marks both and begins in the first', () => {
  expect(marked('甲乙\n丙丁', [span('a', 1, 4)])).toEqual([
    ['甲', '乙[a]'],
    ['丙[a]', '丁'],
  ]);
  expect(homes(cut('甲乙\n丙丁', [span('a', 1, 4)])).get('a')).toBe(0);
});

test('where spans overlap the shorter comes first', () => {
  expect(marked('一二三四五', [span('long', 0, 5), span('short', 2, 4)])).toEqual([
    ['一二[long]', '三四[short][long]', '五[long]'],
  ]);
});

test('positions count characters, also rare ones of two units', () => {
  expect(marked('𠮷甲乙', [span('a', 1, 2)])).toEqual([['𠮷', '甲[a]', '乙']]);
});

test('a span beyond the text or of no length marks nothing', () => {
  expect(
    marked('甲乙', [span('a', 5, 9), span('b', 1, 1)])
      .flat()
      .join(''),
  ).toBe('甲乙');
});
