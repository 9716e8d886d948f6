/** The one shape of every failure: what happened, where, why, and what to do. */

/** One of several failures, or a field of the request that was refused. */
export type Single = { field?: string; what?: string; remedy?: string; where?: Place };

/** Where something stands: a file, a sheet, a row counted from 1, a column or key. */
export type Place = {
  file?: string | null;
  sheet?: string | null;
  row?: number | null;
  field?: string | null;
};

/** `application/problem+json` as the server sends it. */
export type Problem = {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string | null;
  why?: string | null;
  remedy?: string | null;
  where?: Place | null;
  params?: Record<string, unknown>;
  request_id?: string | null;
  errors?: Single[];
};

/** Codes made in the browser, when no answer of the server is at hand. */
export const OFFLINE = 'client.offline';
export const BAD_ANSWER = 'client.bad_answer';
export const FILE_CHANGED = 'client.file_changed';
export const SIGN_IN_GIVEN_UP = 'client.sign_in_given_up';

/** A failed request. Thrown by every call of the client. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** A failure that happened in the browser; its words come from the locale files. */
export function clientProblem(code: string, detail?: string): ProblemError {
  return new ProblemError({ title: code, status: 0, code, detail });
}

/**
 * Reads the problem of a failed answer.
 * @param response an answer that is not 2xx
 */
export async function problemOf(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get('X-Request-Id');
  const text = await response.text().catch(() => '');
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    if (typeof body.title === 'string') {
      const code = body.code ?? `http.${response.status}`;
      return new ProblemError({
        ...body,
        title: body.title,
        code,
        status: response.status,
        request_id: body.request_id ?? requestId,
      });
    }
  } catch {
    // not JSON: a proxy or a crash answered instead of the program
  }
  return new ProblemError({
    title: BAD_ANSWER,
    code: BAD_ANSWER,
    status: response.status,
    params: { status: response.status },
    request_id: requestId,
  });
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) {
    return clientProblem(OFFLINE).problem;
  }
  const message = error instanceof Error ? error.message : String(error);
  return { title: 'client.crash', code: 'client.crash', status: 0, detail: message };
}
