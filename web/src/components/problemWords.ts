/** Words for failures: of the browser, where no server could give any, and of the server. */
import type { TFunction } from 'i18next';
import {
  BAD_ANSWER,
  FILE_CHANGED,
  OFFLINE,
  type Place,
  type Problem,
  SIGN_IN_GIVEN_UP,
} from '../api/problem';

type Words = Pick<Problem, 'title' | 'why' | 'remedy'>;

/** The title, reason and remedy of a browser-side failure; nothing for the server's own. */
function clientWords(problem: Problem, t: TFunction): Words | null {
  if (!problem.code.startsWith('client.')) return null;
  switch (problem.code) {
    case OFFLINE:
      return {
        title: t('common:problem.offline.title'),
        why: t('common:problem.offline.why'),
        remedy: t('common:problem.offline.remedy'),
      };
    case BAD_ANSWER:
      return {
        title: t('common:problem.badAnswer.title'),
        why: t('common:problem.badAnswer.why', { status: problem.status }),
        remedy: t('common:problem.badAnswer.remedy'),
      };
    case SIGN_IN_GIVEN_UP:
      return {
        title: t('common:problem.signIn.title'),
        why: t('common:problem.signIn.why'),
        remedy: t('common:problem.signIn.remedy'),
      };
    case FILE_CHANGED:
      return {
        title: t('common:problem.file.title'),
        why: t('common:problem.file.why'),
        remedy: t('common:problem.file.remedy'),
      };
    default:
      return {
        title: t('common:problem.crash.title'),
        why: t('common:problem.crash.why'),
        remedy: t('common:problem.crash.remedy'),
      };
  }
}

/**
 * The words of any failure. The server speaks Chinese: in another language its code gives the
 * title, and its own sentence, which tells the case, stands below as `said`.
 */
export function problemWords(problem: Problem, t: TFunction): Words & { said?: string } {
  const own = clientWords(problem, t);
  if (own) return own;
  const { title, why, remedy } = problem;
  const told = t(`problems:${problem.code}`, { defaultValue: '' }) as string;
  return told ? { title: told, why, remedy, said: title } : { title, why, remedy };
}

/** The name of a field of a request: it stands on no page. */
const INNER = /^[a-z_]+$/;

/** A place in words: file, sheet, row, column; empty when nothing is known. */
export function placeWords(place: Place | null | undefined, t: TFunction): string {
  if (!place) return '';
  return [
    place.file && t('common:place.file', { file: place.file }),
    place.sheet && t('common:place.sheet', { sheet: place.sheet }),
    place.row && t('common:place.row', { row: place.row }),
    place.field && !INNER.test(place.field) && t('common:place.field', { field: place.field }),
  ]
    .filter(Boolean)
    .join(t('common:comma'));
}
