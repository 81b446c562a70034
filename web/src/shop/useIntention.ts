import { useRef } from 'react';
import { newKey } from '#/protocol/client';
import { NoAnswerError } from '#/protocol/problem';

/** One key for one intention: after silence the same press goes again under the same key. */
export function useIntention() {
  const key = useRef(newKey());
  return {
    headers: () => ({ 'Idempotency-Key': key.current }),
    settled: (error: unknown) => {
      if (!(error instanceof NoAnswerError)) key.current = newKey();
    },
  };
}
