/** Rules with the same reason are one group, whatever their steps are called. */
import { expect, test } from 'vitest';
import type { WhyRule, WhyStep } from './queries';
import { grouped, shortly } from './whyGroups';

const step = (name: string, said: string, over: Partial<WhyStep> = {}): WhyStep => ({
  step: name,
  op: 'exists',
  sentence: '',
  came: 1,
  passed: 0,
  quarantined: 0,
  left: true,
  aside: false,
  put_aside: [],
  why: [{ said, values: {}, parts: [] }],
  ...over,
});
const rule = (id: string, verdict: string, ...steps: WhyStep[]): WhyRule => ({
  rule: id,
  name: `规则${id}`,
  verdict,
  subject_column: '公民身份号码',
  steps,
  untold: [],
});

test('the same reason at differently named steps is told once', () => {
  const told = grouped([
    rule('K1', 'left', step('在押领取人', '“发放”中没有')),
    rule('K2', 'left', step('矫正领取人', '“发放”中没有')),
    rule('K3', 'left', step('在押领取人', '条件不成立')),
  ]);
  expect(told.map((group) => group.rules.map((one) => one.rule))).toEqual([['K1', 'K2'], ['K3']]);
  expect(told.map((group) => shortly(group)?.said)).toEqual(['“发放”中没有', '条件不成立']);
});

test('another verdict is another group, and ways that only add say nothing', () => {
  const aside = step('例外', '不在名单', { aside: true });
  const told = grouped([rule('K1', 'absent'), rule('K2', 'left', aside), rule('K3', 'left')]);
  expect(told.map((group) => group.rules.length)).toEqual([1, 2]);
  expect(told.map(shortly)).toEqual([undefined, undefined]);
});

test('what was put aside is told before what left', () => {
  const put = step('期间', '没有重叠', {
    left: false,
    put_aside: [{ stream: '未检查', reason: '没有提供“出监日期”', values: {} }],
  });
  const [group] = grouped([rule('K1', 'unchecked', put)]);
  expect(group && shortly(group)?.said).toBe('没有提供“出监日期”');
});
