/** Remarks that may clear somebody warn at the top and on paper; a click leads to their row. */
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { type Focus, FocusContext } from './focus';
import type { Explanation, SourceRow } from './queries';
import { Remarks, useRemarkLines } from './Remarks';
import { restColumns } from './RestCells';
import { SourceTable } from './SourceTable';

const at = {
  input: 'a',
  row_id: '7',
  file: 'f.xlsx',
  sheet: 's',
  line: 4,
  listed: true,
  month: '',
};
const remark = { table: 'paid', column: 'note', shown: 'sent back', words: ['x'], at, count: 3 };

const rest = (column: string, place: number, remarks = false) => ({
  at: place,
  column,
  shown: `${column} cell`,
  masked: false,
  remark: remarks,
  words: [],
});
const row = (id: string, cells: SourceRow['rest'], known = true) =>
  ({
    row_id: id,
    file: 'f.xlsx',
    sheet: '',
    line: 4,
    supplier: 'an office',
    in_force: true,
    mended_by: '',
    why: '',
    month: '',
    cells: {},
    rest: cells,
    rest_known: known,
  }) as unknown as SourceRow;
const columns = [...'abcdefg'].map((name) => ({ name, used: name === 'a', heading: '' }));
const source = (rows: SourceRow[]) => ({
  input: 'a',
  table: 'paid',
  count: rows.length,
  columns,
  rows,
});

test('a remark says what stands there and how often, and leads to its row', () => {
  const goRow = vi.fn();
  show(
    <FocusContext.Provider value={{ links: [], goRow } as unknown as Focus}>
      <Remarks remarks={[remark]} />
    </FocusContext.Provider>,
  );
  expect(screen.getByRole('note').textContent).toContain('sent back');
  fireEvent.click(screen.getByRole('button', { name: /f\.xlsx·s.*4.*3/ }));
  expect(goRow).toHaveBeenCalledWith('a', '7');
});

test('without remarks there is no warning', () => {
  show(<Remarks remarks={[]} />);
  expect(screen.queryByRole('note')).toBeNull();
});

test('the same stands on paper', () => {
  const Lines = () => useRemarkLines()([remark] as Explanation['remarks']).join();
  render(<Lines />);
  expect(document.body.textContent).toContain('sent back');
});

test('columns of remarks stand first and always, other columns only in the whole row', () => {
  const rows = [row('1', [rest('office', 5), rest('note', 8, true)]), row('2', [rest('more', 6)])];
  expect(restColumns(rows).others.map((one) => one.name)).toEqual(['office', 'more']);
  show(<SourceTable clue="c" source={source(rows)} twice={false} />);
  const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent ?? '');
  expect(heads()[1]).toContain('note');
  expect(screen.queryByText('office cell')).toBeNull();
  fireEvent.click(screen.getByRole('button', { expanded: false }));
  expect(screen.getByText('office cell')).toBeTruthy();
  expect(heads().at(-1)).toContain('more');
});

test('rows of older imports say that what was not imported is not known', () => {
  const { container } = show(
    <SourceTable clue="c" source={source([row('1', [], false)])} twice={false} />,
  );
  expect(container.querySelector('.clue-unkept')).not.toBeNull();
});
