import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { body, client } from '#/protocol/client';
import type { Guesses } from '#/protocol/shapes';
import { useLookEvery } from '#/sync/feed';

export const GUESSES = 'guesses';
/** While nobody tells what happens. */
const LOOK_EVERY_MS = 5_000;
const READ = 'tillkeeper.readGuesses';

export const guessesKey = ({ at, user, register }: Guesses): string => `${at} ${user?.id ?? register?.id}`;

/** Bursts of wrong passwords and PINs of the last hours, the newest first. */
function useGuesses() {
  const refetchInterval = useLookEvery(LOOK_EVERY_MS);
  return useQuery({
    queryKey: [GUESSES],
    queryFn: async () =>
      (await body<{ items: Guesses[] }>(client.GET('/api/sign-ins/guesses', { params: {} }))).items,
    refetchInterval,
  });
}

/** The bursts that nobody has put away on this device yet, and what puts one away. */
export function useUnreadGuesses() {
  const { data = [] } = useGuesses();
  const [read, setRead] = useState<string[]>(() => JSON.parse(localStorage.getItem(READ) ?? '[]'));
  const putAway = (burst: Guesses) => {
    // The server forgets bursts after some hours, and so does the device.
    const shown = data.map(guessesKey);
    const now = [...read.filter((key) => shown.includes(key)), guessesKey(burst)];
    localStorage.setItem(READ, JSON.stringify(now));
    setRead(now);
  };
  return { unread: data.filter((burst) => !read.includes(guessesKey(burst))), putAway };
}
