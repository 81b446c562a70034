import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SignIn } from '#/protocol/credentials';
import { isProblem } from '#/protocol/problem';
import { signIn } from '#/shop/identity';

/** Signing in, with the seconds that are left of a throttle. */
export function useSignIn() {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(Date.now);
  const attempt = useMutation({
    mutationFn: (credentials: SignIn) => signIn(credentials),
    onError: (error) => {
      if (!isProblem(error, 'sign-in-throttled')) return;
      setNow(Date.now());
      setUntil(Date.now() + (error.problem.retryAfterSeconds ?? 1) * 1000);
    },
  });
  const secondsLeft = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (secondsLeft === 0) return;
    const tick = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(tick);
  }, [secondsLeft]);
  return { attempt, secondsLeft };
}

export const clockLike = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
