import type { Problem } from './shapes';

/** The server answered "no" and said why. `problem.code` is what to branch on, never its words. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer came: nothing is known about what the server did. The same request may be sent again under the same key. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.problem.code === code);

/** Whether somebody else may permit what was refused, by their PIN in the same call. */
export const mayBeApproved = (problem: Problem): boolean =>
  problem.actions.some(({ rel }) => rel === 'approve');

/** No credential, or one that may not: the same person signing in again may send it. */
export const isSignedOut = ({ status }: Problem): boolean => status === 401 || status === 403;

/** Whether an error is something to tell a person: a "no", or no answer. Anything else is a fault of this program. */
export const isRefusalOrSilence = (error: unknown): error is ProblemError | NoAnswerError =>
  error instanceof ProblemError || error instanceof NoAnswerError;
