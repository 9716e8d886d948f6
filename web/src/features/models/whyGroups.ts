/** Rules that say the same of a subject stand together: the reason is told once. */
import type { WhyRule } from './queries';

export type WhyGroup = { verdict: string; rules: WhyRule[] };

/** What a rule says, whatever the names of its steps. */
function reasonOf(rule: WhyRule): string {
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
  const left = steps.filter((step) => step.left).flatMap((step) => step.why)[0];
  // columns stand in brackets in the sentences of conditions
  return left && { said: left.said.replace(/\[([^[\]]+)\]/g, '“$1”'), values: left.values };
}
