import { expect, test } from 'vitest';
import type { Column } from './columns';
import { fitting, widthsOf } from './tableParts';

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

const less = (title: string, width: number, order: number) => ({
  ...column(title, width),
  less: order,
});
const chosen = { hidden: [], kept: [] };

test('a narrow list leaves out its least columns first, until the others fit', () => {
  const columns = [column('线索', 400), less('模型', 150, 1), less('对象', 190, 4)];
  expect(fitting(columns, chosen, 740).left.size).toBe(0);
  expect([...fitting(columns, chosen, 600).left]).toEqual(['对象']);
  expect(fitting(columns, chosen, 500).shown.map(({ key }) => key)).toEqual(['线索']);
});

test('a column that a person asked for stays, one that a person hid makes room', () => {
  const columns = [column('线索', 400), less('模型', 150, 1), less('对象', 190, 4)];
  expect([...fitting(columns, { hidden: [], kept: ['对象'] }, 600).left]).toEqual(['模型']);
  expect(fitting(columns, { hidden: ['模型'], kept: [] }, 600).left.size).toBe(0);
});

test('at last the columns that may become narrower do', () => {
  const columns = [{ ...column('线索', 400), least: 300 }, column('状态', 80)];
  expect(widthsOf(columns, 420)).toEqual([340, 80]);
  expect(widthsOf(columns, 100)).toEqual([300, 80]);
});
