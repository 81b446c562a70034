import { NoAnswerError, ProblemError } from '../protocol/problem';
import type { Problem } from '../protocol/shapes';
import type { Answer } from './remote';

/** A register on a shop's Wi-Fi: an answer that takes longer than this is as good as none. */
const PATIENCE_MS = 10_000;

export const soon = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

/** A server that is busy gives no answer, and the call may be made again. An approver who has to wait is one. */
const isBusy = ({ status, code }: Problem) =>
  status >= 500 || (status === 429 && code !== 'sign-in-throttled');

/** A yes or a no of the server as a value, and silence told apart from both. */
export async function answerOf<T>(call: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await call };
  } catch (error) {
    if (error instanceof NoAnswerError) return { kind: 'unreachable', retryAfterMs: null };
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (!isBusy(problem)) return { kind: 'refused', problem };
    const seconds = problem.retryAfterSeconds;
    return { kind: 'unreachable', retryAfterMs: seconds === undefined ? null : seconds * 1000 };
  }
}
