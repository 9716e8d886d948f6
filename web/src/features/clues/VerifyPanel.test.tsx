/** What a person may do next: conclude while it is being checked, go on once it is concluded. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import type { Detail } from './queries';
import { VerifyPanel } from './VerifyPanel';

const STATES = [
  { code: 'checking', state: '核查中', reasoned: false },
  { code: 'true', state: '属实', reasoned: true },
];

function detail(code: string, state: string): Detail {
  const clue = { id: 'c1', code, state } as Detail['clue'];
  return {
    clue,
    events: [],
    changes: [],
    corrections: [],
    stated: [],
    last_event: 1,
    was_checked: false,
    targets: STATES,
    may_move: true,
    run: null,
    draft: null,
    document: '',
  };
}

function serve() {
  const sent: unknown[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      if (request.url.endsWith('/moves')) sent.push(await request.json());
      return Response.json({ last_event: 2 });
    }),
  );
  return sent;
}

test('a clue that is being checked can be concluded at once, and the next one is offered', async () => {
  const sent = serve();
  const next = vi.fn();
  const held = detail('open', '待核查');
  held.clue.id = 'c0'; // what is written about a clue is kept by its id, between tests too
  show(<VerifyPanel detail={held} verify={[]} onNext={next} />);
  await userEvent.click(screen.getByRole('button', { name: '开始核查' }));
  expect(sent).toMatchObject([{ state: 'checking' }]);
  await userEvent.click(await screen.findByRole('button', { name: '下一条线索' }));
  expect(next).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: '填写核查结果' }));
  expect(screen.getByLabelText('理由')).toBeTruthy();
});

test('what is lacking is said: a result, a reason, steps not ticked; the last one does not hold up', async () => {
  serve();
  show(<VerifyPanel detail={detail('checking', '核查中')} verify={['核对台账', '问话']} />);
  await userEvent.click(screen.getByRole('button', { name: '填写核查结果' }));
  screen.getByText('请先选择核查结果');
  await userEvent.click(screen.getByText('属实'));
  screen.getByText('记为“属实”须写明理由');
  const submit = screen.getByRole<HTMLButtonElement>('button', { name: '提交' });
  expect(submit.disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('理由'), '已核');
  await userEvent.click(screen.getByText('问话'));
  screen.getByText(/还有 1 步未核对/);
  expect(submit.disabled).toBe(false);
});

test('true with open steps is asked once: which, and back to them or on', async () => {
  const sent = serve();
  const held = detail('checking', '核查中');
  held.clue.id = 'c3';
  show(<VerifyPanel detail={held} verify={['核对台账', '问话']} />);
  await userEvent.click(screen.getByRole('button', { name: '填写核查结果' }));
  await userEvent.click(screen.getByText('属实'));
  await userEvent.click(screen.getByText('核对台账'));
  await userEvent.type(screen.getByLabelText('理由'), '已核');
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  const asked = await screen.findByRole('dialog');
  expect(asked.textContent).toContain('还有 1 步没有核对');
  expect(asked.querySelector('li')?.textContent).toBe('问话');
  await userEvent.click(screen.getByRole('button', { name: '返回核对' }));
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  await userEvent.click(await screen.findByRole('button', { name: '照样记为属实' }));
  expect(sent).toMatchObject([{ state: 'true', checks: ['核对台账'], though_open: true }]);
});

test('the keyboard goes into the form, back out of it, and on after it was sent', async () => {
  serve();
  // another clue: what the test before typed is kept for its own
  const other = detail('checking', '核查中');
  other.clue.id = 'c2';
  show(<VerifyPanel detail={other} verify={['核对台账']} onNext={() => {}} />);
  await userEvent.click(screen.getByRole('button', { name: '填写核查结果' }));
  expect(screen.getByRole('checkbox', { name: '核对台账' })).toHaveFocus();
  screen.getByText('Ctrl + 回车提交');
  await userEvent.click(screen.getByRole('button', { name: '收起' }));
  expect(screen.getByRole('button', { name: '填写核查结果' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByText('属实'));
  await userEvent.type(screen.getByLabelText('理由'), '已核{Control>}{Enter}{/Control}');
  await userEvent.click(await screen.findByRole('button', { name: '照样记为属实' }));
  expect(await screen.findByRole('button', { name: '下一条线索' })).toHaveFocus();
});

test('a clue that moved elsewhere while one writes is told, and nothing is sent unread', async () => {
  const sent = serve();
  const before = detail('checking', '核查中');
  before.clue = { ...before.clue, id: 'c2' };
  const { rerender } = show(<VerifyPanel detail={before} verify={[]} />);
  await userEvent.click(screen.getByRole('button', { name: '填写核查结果' }));
  await userEvent.click(screen.getByText('属实'));
  await userEvent.type(screen.getByLabelText('理由'), '已调取台账');
  const later = { ...before, clue: { ...before.clue, state: '不属实' }, last_event: 2 };
  rerender(<VerifyPanel detail={later} verify={[]} />);
  screen.getByText('这条线索已在别处改为“不属实”');
  const submit = screen.getByRole<HTMLButtonElement>('button', { name: '提交' });
  expect(submit.disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: '看过了，继续' }));
  await userEvent.click(submit);
  expect(sent).toMatchObject([{ state: 'true', reason: '已调取台账', seen: 2 }]);
});
