import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import type { Part, Target } from '../types';
import { SourceSelect } from './SourceSelect';

const target = (name: string, source: number | null, required = true) =>
  ({ name, source, required, rivals: [], fixed: '', blank: '' }) as unknown as Target;
const month = target('待遇月份', 1);
const batch = target('发放批次', null);
const part = {
  sources: [
    { index: 0, header: '身份证号', samples: [] },
    { index: 1, header: '月份', samples: [] },
  ],
  targets: [month, batch],
} as unknown as Part;

const open = async (column: string) =>
  userEvent.click(screen.getByRole('combobox', { name: `${column} 对应的文件列` }));

test('a column that stands for another one is taken only after the person said so', async () => {
  const say = vi.fn();
  show(<SourceSelect part={part} target={batch} onSay={say} />);
  await open('发放批次');
  await userEvent.click(screen.getByTitle('月份'));
  expect(say).not.toHaveBeenCalled();
  expect(await screen.findByRole('dialog')).toHaveTextContent('“月份”已对应到“待遇月份”');
  await userEvent.click(screen.getByRole('button', { name: '改给“发放批次”' }));
  expect(say).toHaveBeenCalledWith({ 发放批次: 'c1', 待遇月份: '' });
});

test('a number may stand for two columns where both only name a thing', async () => {
  const say = vi.fn();
  const held = { ...month, shares: ['发放批次'] };
  show(<SourceSelect part={{ ...part, targets: [held, batch] }} target={batch} onSay={say} />);
  await open('发放批次');
  await userEvent.click(screen.getByTitle('月份'));
  await userEvent.click(await screen.findByRole('button', { name: '两列都用“月份”' }));
  expect(say).toHaveBeenCalledWith({ 发放批次: 'c1', 待遇月份: 'c1' });
});

test('a free column is taken at once', async () => {
  const say = vi.fn();
  show(<SourceSelect part={part} target={batch} onSay={say} />);
  await open('发放批次');
  await userEvent.click(screen.getByTitle('身份证号'));
  expect(say).toHaveBeenCalledWith({ 发放批次: 'c0' });
});

test('one text for every row is written where the file has no such column', async () => {
  const say = vi.fn();
  show(<SourceSelect part={part} target={batch} onSay={say} />);
  await open('发放批次');
  await userEvent.click(screen.getByTitle('用固定值…'));
  expect(say).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('发放批次 的固定值'), '2025年6月名册{Enter}');
  expect(say).toHaveBeenCalledWith({ 发放批次: '=2025年6月名册' });
});

test('a list of those still inside is vouched for instead of left out', async () => {
  const say = vi.fn();
  const leaving = { ...target('出监日期', null, false), blank: '空白：截至日都还在押' };
  show(<SourceSelect part={part} target={leaving as Target} onSay={say} />);
  await open('出监日期');
  await userEvent.click(screen.getByTitle('没有这一列：截至日都还在押'));
  expect(say).toHaveBeenCalledWith({ 出监日期: '=空白：截至日都还在押' });
});

test('a blank text for every row is not sent, and it says so', async () => {
  const say = vi.fn();
  show(<SourceSelect part={part} target={batch} onSay={say} />);
  await open('发放批次');
  await userEvent.click(screen.getByTitle('用固定值…'));
  await userEvent.type(screen.getByLabelText('发放批次 的固定值'), '   {Enter}');
  expect(screen.getByText(/没有填写，还没有生效/)).toBeInTheDocument();
  expect(say).not.toHaveBeenCalled();
});

const paid = { ...target('工资月份', null), fixed: '2026-10' } as Target;
const month10 = () => screen.getByLabelText('工资月份 的固定值');
const refusal = new Error('“工资”不能作这一列的固定值');

test('a value put back after a refused one frees the column again', async () => {
  const say = vi.fn();
  const { rerender } = show(<SourceSelect part={part} target={paid} onSay={say} />);
  await userEvent.clear(month10());
  await userEvent.type(month10(), '工资{Enter}');
  expect(say).toHaveBeenLastCalledWith({ 工资月份: '=工资' });
  rerender(<SourceSelect part={part} target={paid} onSay={say} refused={refusal} />);
  expect(screen.getByRole('alert')).toBeInTheDocument();
  await userEvent.clear(month10());
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.type(month10(), '2026-10');
  expect(say).toHaveBeenLastCalledWith({ 工资月份: '=2026-10' });
});

test('a refusal that stood before the field was opened goes with the value that holds', async () => {
  const say = vi.fn();
  show(<SourceSelect part={part} target={paid} onSay={say} refused={refusal} />);
  expect(screen.getByRole('alert')).toBeInTheDocument();
  await userEvent.click(month10());
  await userEvent.tab();
  expect(say).toHaveBeenCalledWith({ 工资月份: '=2026-10' });
});
