/** How people call the rules and steps of a run; their codes stand small beside, or not at all. */
import type { Page } from './queries';

/** The name of a rule by its code: that of the first step that gives its clues. */
export function ruleNames(page: Page): (rule: string) => string {
  const named = page.steps.filter((step) => step.name && step.rules.length === 1);
  const names = new Map(named.reverse().map((step) => [step.rules[0], step.name]));
  return (rule) => names.get(rule) || rule;
}

/** The name of a step by its id: that of the rule whose clues it gives, else as its author wrote. */
export function stepNames(page: Page): (id: string) => string {
  const names = new Map(page.steps.map((step) => [step.id, step.name]));
  return (id) => names.get(id) || id;
}

/** Whose rows a step holds: the rules that it leads to, as people call them; [] for none that is known. */
export function rulesOf(page: Page): (id: string) => string[] {
  const name = ruleNames(page);
  const led = new Map(
    page.steps.map((step) => [step.id, step.name ? [step.name] : step.rules.map(name)]),
  );
  return (id) => [...new Set(led.get(id) ?? [])];
}
