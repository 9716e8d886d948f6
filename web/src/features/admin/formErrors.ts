/** Puts a refusal of the server beside the field it speaks of. */
import type { FormInstance } from 'antd';
import i18next from 'i18next';
import { ProblemError } from '../../api/problem';
import { problemWords } from '../../components/problemWords';

/** The field of the form that a refusal speaks of. */
function fieldOf(form: FormInstance, error: unknown): string | null {
  const field = error instanceof ProblemError ? error.problem.where?.field : null;
  return field && field in form.getFieldsValue() ? field : null;
}

/** Whether the refusal speaks of no field, so that the form shows it as a whole. */
export const isWhole = (form: FormInstance, error: unknown) => fieldOf(form, error) === null;

/** Puts each of several refusals beside its field; false where one has none. */
export function besideFields(form: FormInstance, error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { problem } = error;
  const title = problemWords(problem, i18next.t).title;
  const many = problem.errors?.length ? problem.errors : [{ what: title, where: problem.where }];
  const names = form.getFieldsValue();
  const placed = many.map((one) => ({
    name: one.where?.field ?? ('field' in one ? one.field : undefined) ?? '',
    errors: [[one.what, 'remedy' in one ? one.remedy : problem.remedy].filter(Boolean).join(' ')],
  }));
  form.setFields(placed.filter((one) => one.name in names));
  return placed.every((one) => one.name in names);
}

/** Puts the refusal beside its field. */
export function besideField(form: FormInstance, error: unknown): void {
  const field = fieldOf(form, error);
  if (!field || !(error instanceof ProblemError)) return;
  form.setFields([{ name: field, errors: [problemWords(error.problem, i18next.t).title] }]);
}
