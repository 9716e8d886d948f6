/** Rules with the same reason are one group, whatever their steps are called. */
import { expect, test } from 'vitest';
import type { WhyRule, WhyStep } from './queries';
import { grouped, outside, shortly, undecided } from './whyGroups';

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
  near: null,
  lacks: [],
});

const near = (step: string, ...wanted: string[]) => ({
  ...{ step, rows: 1, wanted, said: '', beside: '', values: {} },
});
const fell = (id: string, over: Partial<WhyRule>): WhyRule => ({ ...rule(id, 'left'), ...over });

test('the same reason at differently named steps is told once', () => {
  const nowhere = (step: string) => ({ ...near(step), said: '“发放”中没有' });
  const told = grouped([
    fell('K1', { near: nowhere('在押领取人') }),
    fell('K2', { near: nowhere('矫正领取人') }),
    fell('K3', { near: near('在押领取人', '整月为否') }),
  ]);
  expect(told.map((group) => group.rules.map((one) => one.rule))).toEqual([['K1', 'K2'], ['K3']]);
});

test('rules that one condition kept from a clue are told once, with the condition', () => {
  const told = grouped([
    fell('K1', { near: near('死后月', '待遇月份不小于首停月') }),
    fell('K2', { near: near('死后月', '待遇月份不小于首停月') }),
    fell('K3', { near: near('首尾月', '整月为否') }),
  ]);
  expect(told.map((group) => group.rules.map((one) => one.rule))).toEqual([['K1', 'K2'], ['K3']]);
});

test('rules that the subject never entered stand apart, by the tables that would lead there', () => {
  const told = grouped([
    rule('K1', 'absent'),
    fell('K2', { lacks: ['在押人员'] }),
    fell('K3', { lacks: ['在押人员'] }),
    fell('K4', { lacks: ['刑事裁判'] }),
    fell('K5', { near: near('首尾月', '整月为否') }),
  ]);
  expect(told.map((group) => group.rules.length)).toEqual([1, 2, 1, 1]);
  expect(told.map(outside)).toEqual([true, true, true, false]);
});

test('ways that only add say nothing', () => {
  const aside = step('例外', '不在名单', { aside: true });
  expect(shortly({ verdict: 'left', rules: [rule('K2', 'left', aside)] })).toBeUndefined();
});

test('what was put aside is told before what left', () => {
  const put = step('期间', '没有重叠', {
    left: false,
    put_aside: [{ stream: '未检查', reason: '没有提供“出监日期”', values: {} }],
  });
  const [group] = grouped([rule('K1', 'unchecked', put)]);
  expect(group && shortly(group)?.said).toBe('没有提供“出监日期”');
});

test('a rule is undecided where the table that it lacks may hold the subject in quarantine', () => {
  const [lacking] = grouped([fell('K1', { lacks: ['裁判', '名册'] })]);
  const [failed] = grouped([fell('K2', { near: near('在押', '整月为否') })]);
  expect(undecided(lacking as never, new Set(['裁判']))).toBe(true);
  expect(undecided(lacking as never, new Set(['发放']))).toBe(false);
  expect(undecided(failed as never, new Set(['裁判']))).toBe(false);
});
