import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { show } from '../test/render';
import { DataTable, type Sort } from './DataTable';
import { keepPlace } from './rowPlace';
import type { Rows } from './useRows';

type Clue = { id: string; title: string };

const COLUMNS = [
  { key: 'id', title: '编号', render: (row: Clue) => row.id, fixed: true, sortable: true },
  { key: 'title', title: '线索', render: (row: Clue) => row.title },
];

function rowsOf(count: number, more?: () => void): Rows<Clue> {
  const rows = Array.from({ length: count }, (_, at) => ({ id: `X${at}`, title: `线索${at}` }));
  return {
    rows,
    total: 50_000,
    loading: false,
    stale: false,
    fetchingMore: false,
    error: null,
    retry: () => {},
    more,
  };
}

function Sample(props: {
  rows: Rows<Clue>;
  onOpen?: (row: Clue) => void;
  onSort?: (sort?: Sort) => void;
}) {
  const [selected, setSelected] = useState<string[]>([]);
  return (
    <DataTable
      name="sample"
      label="线索"
      columns={COLUMNS}
      rowKey={(row: Clue) => row.id}
      empty="没有线索"
      selected={selected}
      onSelect={setSelected}
      {...props}
    />
  );
}

const box = () => screen.getByRole('region', { name: /线索/ });

beforeEach(() => {
  localStorage.clear();
  keepPlace('sample', '');
});

test('the boxes that select say so in the language of the page', () => {
  show(<Sample rows={rowsOf(3)} />);
  expect(screen.getByRole('checkbox', { name: '选择已载入的全部' })).toBeInTheDocument();
  expect(screen.getByRole('checkbox', { name: '选择第 3 行' })).toBeInTheDocument();
});

test('draws only the rows that are seen', () => {
  show(<Sample rows={rowsOf(5000)} />);
  expect(screen.getByText('X0')).toBeInTheDocument();
  expect(document.querySelectorAll('.ant-table-row').length).toBeLessThan(200);
  expect(screen.getByRole('status')).toHaveTextContent('共 50,000 条，已载入 5,000 条');
});

test('j and k move, Enter opens, x chooses', () => {
  const open = vi.fn();
  show(<Sample rows={rowsOf(20)} onOpen={open} />);
  fireEvent.keyDown(box(), { key: 'j' });
  fireEvent.keyDown(box(), { key: 'j' });
  fireEvent.keyDown(box(), { key: 'j' });
  fireEvent.keyDown(box(), { key: 'k' });
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(open).toHaveBeenCalledWith({ id: 'X1', title: '线索1' });
  fireEvent.keyDown(box(), { key: 'x' });
  const chosen = document.querySelectorAll('.ant-table-row-selected');
  expect(chosen).toHaveLength(1);
  expect(chosen[0]).toHaveTextContent('X1');
});

test('a click opens, with Ctrl it chooses one, with Shift all from there', () => {
  const open = vi.fn();
  show(<Sample rows={rowsOf(20)} onOpen={open} />);
  fireEvent.click(screen.getByText('线索2'));
  expect(open).toHaveBeenCalledOnce();
  expect(open).toHaveBeenCalledWith({ id: 'X2', title: '线索2' });
  fireEvent.click(screen.getByText('线索3'), { ctrlKey: true });
  fireEvent.click(screen.getByText('线索1'), { shiftKey: true });
  expect(open).toHaveBeenCalledOnce();
  expect(document.querySelectorAll('.ant-table-row-selected')).toHaveLength(3);
});

test('a click beside the box chooses, and words drawn over are not a click', () => {
  const open = vi.fn();
  show(<Sample rows={rowsOf(3)} onOpen={open} />);
  const cells = document.querySelectorAll('.ant-table-row .ant-table-selection-column');
  fireEvent.click(cells[1] as Element);
  expect(document.querySelectorAll('.ant-table-row-selected')).toHaveLength(1);
  vi.spyOn(window, 'getSelection').mockReturnValue({ toString: () => '线索' } as Selection);
  fireEvent.click(screen.getByText('线索0'));
  expect(open).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('who comes back finds the row that was opened, and the keyboard goes on from there', () => {
  const first = show(<Sample rows={rowsOf(20)} onOpen={() => {}} />);
  fireEvent.click(screen.getByText('线索2'));
  first.unmount();
  const open = vi.fn();
  show(<Sample rows={rowsOf(20)} onOpen={open} />);
  expect(box()).toHaveFocus();
  fireEvent.keyDown(box(), { key: 'j' });
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(open).toHaveBeenCalledWith({ id: 'X3', title: '线索3' });
});

test('who went on to a row that is not loaded yet comes back to it', () => {
  keepPlace('sample', 'X30', 30);
  const more = vi.fn();
  const begun = show(<Sample rows={rowsOf(20, more)} />);
  expect(more).toHaveBeenCalled();
  begun.rerender(<Sample rows={{ ...rowsOf(20), fetchingMore: true }} />);
  expect(box()).not.toHaveFocus();
  const open = vi.fn();
  begun.rerender(<Sample rows={rowsOf(40, more)} onOpen={open} />);
  expect(box()).toHaveFocus();
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(open).toHaveBeenCalledWith({ id: 'X30', title: '线索30' });
});

test('where the row left the list one goes on with what stands in its place', () => {
  keepPlace('sample', 'gone', 5);
  const open = vi.fn();
  show(<Sample rows={rowsOf(20)} onOpen={open} />);
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(open).toHaveBeenCalledWith({ id: 'X5', title: '线索5' });
});

test('moving to the end fetches more', () => {
  const more = vi.fn();
  show(<Sample rows={rowsOf(12, more)} />);
  fireEvent.keyDown(box(), { key: 'j' });
  fireEvent.keyDown(box(), { key: 'j' });
  fireEvent.keyDown(box(), { key: 'j' });
  expect(more).toHaveBeenCalled();
});

test('a hidden column stays hidden the next time', async () => {
  const first = show(<Sample rows={rowsOf(3)} />);
  await userEvent.click(screen.getByRole('button', { name: '列设置' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: '线索' }));
  expect(screen.queryByText('线索0')).not.toBeInTheDocument();
  first.unmount();
  show(<Sample rows={rowsOf(3)} />);
  expect(screen.getByText('X0')).toBeInTheDocument();
  expect(screen.queryByText('线索0')).not.toBeInTheDocument();
});

test('sorting is asked from the server', async () => {
  const sort = vi.fn();
  show(<Sample rows={rowsOf(3)} onSort={sort} />);
  await userEvent.click(screen.getByText('编号'));
  expect(sort).toHaveBeenCalledWith({ key: 'id', descending: false });
});

test('an empty list and a failed list say so', () => {
  const empty = show(<Sample rows={rowsOf(0)} />);
  expect(screen.getByText('没有线索')).toBeInTheDocument();
  empty.unmount();
  const retry = vi.fn();
  show(<Sample rows={{ ...rowsOf(0), error: new Error('broken'), retry }} />);
  expect(screen.getByRole('alert')).toHaveTextContent('broken');
});

test('j and Enter work on a fresh page, before the list has the keyboard', () => {
  const onOpen = vi.fn();
  show(<Sample rows={rowsOf(3)} onOpen={onOpen} />);
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'j' });
  expect(box()).toHaveFocus();
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'X1' }));
});

test('a j typed into a field does not move the list', () => {
  show(
    <>
      <input aria-label="词" />
      <Sample rows={rowsOf(3)} onOpen={vi.fn()} />
    </>,
  );
  fireEvent.keyDown(screen.getByLabelText('词'), { key: 'j' });
  expect(box()).not.toHaveFocus();
});
