import { expect, test } from 'vitest';
import type { Column } from './columns';
import { widthsOf } from './tableParts';

const column = (title: string, width: number, grow?: number): Column<object> => ({
  key: title,
  title,
  width,
  grow,
  render: () => '',
});

test('room that is left goes to the columns that grow, by their shares', () => {
  const columns = [column('线索', 300, 3), column('规则', 100, 1), column('状态', 80)];
  expect(widthsOf(columns, 680)).toEqual([450, 150, 80]);
});

test('where there is no room, and where no column grows, every column has what it asks for', () => {
  expect(widthsOf([column('线索', 300, 1), column('状态', 80)], 200)).toEqual([300, 80]);
  expect(widthsOf([column('线索', 300), column('状态', 80)], 900)).toEqual([300, 80]);
});

test('a head is never cut in any language', () => {
  const [chinese = 0, english = 0] = widthsOf([column('未检查', 70), column('Not checked', 70)], 0);
  expect(chinese).toBe(70);
  expect(english).toBeGreaterThan(100);
});
