import { useState } from 'react';
import { mayBeApproved, ProblemError } from '#/protocol/problem';
import type { Problem } from '#/protocol/shapes';

/**
 * A refusal that somebody else's PIN undoes. Once it is met it stays `asked`, so that the approver's fields stay; `error`
 * is what went wrong besides. `code`: a refusal that is such a one for this question alone.
 */
export function useAsked(error: unknown, code?: string) {
  const [asked, setAsked] = useState<Problem | null>(null);
  const past =
    error instanceof ProblemError && (error.problem.code === code || mayBeApproved(error.problem))
      ? error.problem
      : null;
  if (past !== null && asked === null) setAsked(past);
  return { asked, error: past === null ? error : null, forget: () => setAsked(null) };
}
