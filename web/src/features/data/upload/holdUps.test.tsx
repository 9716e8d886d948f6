import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draft, part } from '../../../test/draft';
import { show } from '../../../test/render';
import type { Draft } from '../types';
import { AskedColumn } from './AskedColumn';
import { useHoldUps } from './holdUps';

function Held({ drafts }: { drafts: Draft[] }) {
  const keys = drafts.map((one) => one.key);
  const held = useHoldUps({ keys, drafts, lost: [], setKeys: () => {} });
  return <p>{held[1]?.text}</p>;
}

test('sheets that lack a column are counted beside the questions', () => {
  const lacking = { ...part, missing: ['编号'] };
  const file = (key: string, asks: Draft['questions'], parts = [lacking]) =>
    ({
      ...draft,
      key,
      parts,
      questions: asks,
      state: 'ready',
      differing: [],
      undated: [],
    }) as Draft;
  const whole = [{ ...part, missing: [] }];
  show(<Held drafts={[file('a', draft.questions, whole), file('b', []), file('c', [])]} />);
  expect(screen.getByText('还有 1 个问题要回答；2 张表缺必需的列：编号')).toBeVisible();
});

test('who may not read another person’s file anew is told who may', () => {
  const differing = {
    ...draft,
    name: '名册.csv',
    parts: [{ ...part, missing: [] }],
    questions: [],
    state: 'ready',
    differing: ['名册'],
    barred: [],
    undated: [],
  } as unknown as Draft;
  const { unmount } = show(<Held drafts={[differing]} />);
  expect(screen.getByText(/请选择重新读入，或不导入/)).toBeVisible();
  unmount();
  show(<Held drafts={[{ ...differing, barred: [['名册', '王管理']] }]} />);
  expect(screen.getByText(/您的角色不能重新读入：请由王管理或管理员重新读入/)).toBeVisible();
});

test('nobody is told to go on without a required column', () => {
  const target = { name: '编号', reason: '？', choices: [], loss: '不能比对', fixed: '' };
  const column = (required: boolean) => (
    <AskedColumn target={{ ...target, required } as never} onAnswer={() => {}} />
  );
  const { unmount } = show(column(false));
  expect(screen.getByText(/不知道也可以继续/)).toBeVisible();
  unmount();
  show(column(true));
  expect(screen.queryByText(/不知道也可以继续/)).toBeNull();
});

test('a column that no answer is known for points to the choice beside it', () => {
  const choices = [{ value: '', label: '文件里没有，继续' }];
  const target = { name: '状态', reason: '没有“状态”', choices, loss: '不能比对', fixed: '' };
  const said: string[] = [];
  show(<AskedColumn target={target as never} onAnswer={(value) => said.push(value)} />);
  expect(screen.getByText(/在左边一格选/)).toBeVisible();
  expect(screen.queryByText(/不知道也可以继续/)).toBeNull();
  fireEvent.click(screen.getByText('文件里没有，继续'));
  expect(said).toEqual(['']);
});
