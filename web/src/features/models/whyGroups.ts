/** Rules that say the same of a subject stand together: the reason is told once. */
import type { WhyAnswer, WhyRule } from './queries';

export type WhyGroup = { verdict: string; rules: WhyRule[] };

/** What a rule says, whatever the names of its steps. */
function reasonOf(rule: WhyRule): string {
  if (rule.verdict === 'left') {
    // what a person reads first is the same: where it ended, or what leads to no rule at all
    const { near, lacks } = rule;
    return JSON.stringify(['left', near && [near.wanted, near.said], near ? [] : lacks]);
  }
  const ended = rule.steps
    .filter((step) => !step.aside && (step.left || step.quarantined || step.put_aside.length))
    .map((step) => [
      step.quarantined > 0,
      step.put_aside.map((one) => [one.stream, one.reason]),
      step.left ? step.why.map((one) => one.said) : [],
    ]);
  const told = new Set(ended.map((one) => JSON.stringify(one)));
  return JSON.stringify([rule.verdict, [...told].sort()]);
}

/** In the order of their first rule. */
export function grouped(rules: WhyRule[]): WhyGroup[] {
  const found = new Map<string, WhyGroup>();
  for (const rule of rules) {
    const key = reasonOf(rule);
    const held = found.get(key);
    if (held) held.rules.push(rule);
    else found.set(key, { verdict: rule.verdict, rules: [rule] });
  }
  return [...found.values()];
}

type Short = { said: string; values: Record<string, string> };

/** The reason in one line, with the values that it speaks of. */
export function shortly(group: WhyGroup): Short | undefined {
  const steps = (group.rules[0]?.steps ?? []).filter((step) => !step.aside);
  const put = steps.flatMap((step) => step.put_aside)[0];
  if (put) return { said: put.reason, values: {} };
  return undefined;
}

/** Rules that the subject never entered: none of its rows stands in a table that leads there. */
export const outside = (group: WhyGroup): boolean =>
  group.verdict === 'absent' || (group.verdict === 'left' && !group.rules[0]?.near);

/** Whether rows of a table that may be the subject's lie in quarantine. */
export const isApart = (table: WhyAnswer['tables'][number]): boolean =>
  table.quarantined > 0 || table.named > 0;

/** Rules that a row in quarantine may lead to: nobody can say that they do not concern it. */
export const undecided = (group: WhyGroup, apart: ReadonlySet<string>): boolean =>
  group.verdict === 'left' && !!group.rules[0]?.lacks.some((table) => apart.has(table));
