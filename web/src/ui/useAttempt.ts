import { useState } from 'react';
import { isRefusalOrSilence } from '#/protocol/problem';

/** One thing asked of the server at a time; what it said against it stays until the next. Done, the screen is left, or says so. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (refusal) {
      if (!isRefusalOrSilence(refusal)) throw refusal;
      setError(refusal);
      setBusy(false);
    }
  };
  return { busy, error, attempt, setError, done: () => setBusy(false) };
}
