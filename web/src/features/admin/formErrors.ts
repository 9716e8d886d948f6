/** Puts a refusal of the server beside the field it speaks of. */
import type { FormInstance } from 'antd';
import { ProblemError } from '../../api/problem';

/** @returns whether the refusal found its field; otherwise the form shows it as a whole */
export function besideField(form: FormInstance, error: unknown): boolean {
  const problem = error instanceof ProblemError ? error.problem : null;
  const field = problem?.where?.field;
  if (!problem || !field || !(field in form.getFieldsValue())) return false;
  form.setFields([{ name: field, errors: [problem.title] }]);
  return true;
}
