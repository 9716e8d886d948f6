import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { LocalItem } from '../../../api/localRules';
import { show } from '../../../test/render';
import { LocalRuleForm } from './LocalRuleForm';

afterEach(() => vi.unstubAllGlobals());

const ITEM: LocalItem = {
  item: '示例津贴.停发规则',
  type: '文本',
  meaning: '从哪个月起停发',
  unit: '',
  choices: ['次月停', '当月停'],
  input: 'choice',
  models: [],
  rules: [],
};

function answer(status: number, body: unknown) {
  const fetch = vi.fn(async (_: Request) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function fill() {
  await userEvent.type(screen.getByLabelText('地区'), '990101');
  fireEvent.mouseDown(screen.getByLabelText('规定'));
  await userEvent.click(
    await screen.findByText('次月停', { selector: '.ant-select-item-option-content' }),
  );
  const day = screen.getByLabelText('施行日期');
  await userEvent.type(day, '2020-01-01');
  await userEvent.keyboard('{Enter}');
  await userEvent.type(screen.getByLabelText('依据'), '虚构区办法');
  await userEvent.click(screen.getByRole('button', { name: '录入' }));
}

test('sends the rule as it was chosen and typed', async () => {
  const fetch = answer(201, { items: [], broken: [] });
  const close = vi.fn();
  show(<LocalRuleForm item={ITEM} onClose={close} />);
  await fill();
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(await fetch.mock.calls[0]![0].json()).toEqual({
    item: ITEM.item,
    region: '990101',
    value: '次月停',
    from: '2020-01-01',
    to: null,
    source: '虚构区办法',
    note: '',
  });
});

test('asks for value, day and source before anything is sent', async () => {
  const fetch = answer(201, {});
  show(<LocalRuleForm item={ITEM} onClose={() => {}} />);
  await userEvent.click(screen.getByRole('button', { name: '录入' }));
  expect(await screen.findAllByText('请填写')).toHaveLength(3);
  expect(fetch).not.toHaveBeenCalled();
});

test('puts each refusal beside its field', async () => {
  answer(422, {
    title: '有 2 处须改正',
    status: 422,
    code: 'law.local_rule',
    errors: [
      { what: '有效期重叠', remedy: '请给较早的规定写上止日', where: { field: 'from' } },
      { what: '不是行政区划代码', where: { field: 'region' } },
    ],
  });
  show(<LocalRuleForm item={ITEM} onClose={() => {}} />);
  await fill();
  expect(await screen.findByText('有效期重叠 请给较早的规定写上止日')).toBeInTheDocument();
  expect(screen.getByText('不是行政区划代码')).toBeInTheDocument();
  expect(screen.queryByText('有 2 处须改正')).not.toBeInTheDocument();
});
