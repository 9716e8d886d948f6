import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ProblemError } from '../api/problem';
import { show } from '../test/render';
import { ConfirmReason } from './ConfirmReason';
import { Masked } from './Masked';
import { StepForm } from './StepForm';

test('a value is shown only for a stated purpose, and hidden again', async () => {
  const reveal = vi.fn(async () => '990101199001011234');
  show(<Masked value="9901**********1234" label="证件号码" reveal={reveal} />);
  await userEvent.click(screen.getByRole('button', { name: '查看证件号码原值' }));
  await userEvent.click(await screen.findByRole('button', { name: '查看' }));
  expect(await screen.findByText('请写明用途')).toBeInTheDocument();
  expect(reveal).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('用途'), '核查线索');
  await userEvent.click(screen.getByRole('button', { name: '查看' }));
  expect(await screen.findByText('990101199001011234')).toBeInTheDocument();
  expect(reveal).toHaveBeenCalledWith('核查线索');
  await userEvent.click(screen.getByRole('button', { name: '隐藏证件号码' }));
  expect(screen.getByText('9901**********1234')).toBeInTheDocument();
});

test('a value that may not be shown has no button', () => {
  show(<Masked value="9901****" label="证件号码" />);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

const asking = { open: true, title: '标为不成案', action: '标为不成案' };

test('nothing is done without a reason', async () => {
  const confirm = vi.fn(async () => {});
  const close = vi.fn();
  show(<ConfirmReason {...asking} onConfirm={confirm} onClose={close} />);
  await userEvent.click(screen.getByRole('button', { name: '标为不成案' }));
  expect(await screen.findByText('请写明理由，会留在记录里')).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('理由'), '已另案处理');
  await userEvent.click(screen.getByRole('button', { name: '标为不成案' }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(confirm.mock.calls).toEqual([[{ reason: '已另案处理', note: '' }, expect.anything()]]);
});

test('when it fails the window stays with the error and the reason', async () => {
  const confirm = vi.fn(async () => {
    throw new ProblemError({ title: '别人已经改过', status: 409, code: 'clues.move' });
  });
  const close = vi.fn();
  show(<ConfirmReason {...asking} onConfirm={confirm} onClose={close} />);
  await userEvent.type(screen.getByLabelText('理由'), '重复');
  await userEvent.click(screen.getByRole('button', { name: '标为不成案' }));
  expect(await screen.findByText('别人已经改过')).toBeInTheDocument();
  expect(screen.getByLabelText('理由')).toHaveValue('重复');
  expect(close).not.toHaveBeenCalled();
});

test('a step that is held up says why and cannot be left forward', async () => {
  const current = vi.fn();
  const mend = vi.fn();
  const steps = [
    { title: '选择文件', content: <p>第一步</p> },
    { title: '确认列', content: <p>第二步</p>, holdUp: '还有 2 列没有对应', onMend: mend },
  ];
  const given = { steps, onCurrent: current, onFinish: vi.fn(), finish: '开始导入' };
  const { rerender } = show(<StepForm {...given} current={0} />);
  await userEvent.click(screen.getByRole('button', { name: '下一步' }));
  expect(current).toHaveBeenCalledWith(1);
  rerender(<StepForm {...given} current={1} />);
  expect(screen.getByRole('button', { name: '开始导入' })).toBeDisabled();
  expect(screen.getByText('还有 2 列没有对应')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '去处理' }));
  expect(mend).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: '上一步' }));
  expect(current).toHaveBeenLastCalledWith(0);
});
