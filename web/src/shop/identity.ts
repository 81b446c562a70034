import { queryOptions, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useRef } from 'react';
import { body, client, rememberCsrfToken } from '#/protocol/client';
import type { SignIn } from '#/protocol/credentials';
import { may } from '#/protocol/may';
import { isProblem, ProblemError } from '#/protocol/problem';
import type { Me } from '#/protocol/shapes';
import { notify } from '#/ui/notice';
import { followDevice, followPerson } from '#/words';
import { queryClient } from './queryClient';
import {
  forgetApprover,
  rememberApprover,
  rememberedPeople,
  rememberPerson,
  rememberRegister,
} from './rememberedRegister';

/** Who is signed in here; null is nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return welcome(await body<Me>(client.GET('/api/auth/me')));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  retry: false,
});

function welcome(me: Me): Me {
  rememberCsrfToken(me.csrfToken);
  followPerson(me.user.username);
  if (me.register) {
    rememberRegister(me.business, me.register);
    rememberPerson(me.user);
    if (approves(me)) rememberApprover(me.user);
    else forgetApprover(me.user.username);
  }
  return me;
}

/** Whose PIN the server takes for what a cashier may not do alone. */
export const approves = (me: Me): boolean => may(me, 'approvals.give');

export const useMeOrNobody = () => useQuery(meQuery);

/**
 * The signed-in person, on screens that stand behind the sign-in. Whoever has just left is shown until the screen
 * has left too: the two don't happen in the same frame.
 */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  const last = useRef<Me | null>(null);
  const me = data ?? last.current;
  if (!me) throw new Error('This screen stands behind the sign-in');
  last.current = me;
  return me;
}

/** @throws ProblemError sign-in-failed, sign-in-throttled, business-required */
export async function signIn(credentials: SignIn): Promise<Me> {
  const [last] = rememberedPeople();
  await sendOfWhoIsHere(credentials.username);
  const me = welcome(await body<Me>(client.POST('/api/auth/login', { params: {}, body: credentials })));
  becomes(me);
  // Only after somebody else: the first page of a new register loads nothing of what is kept on it.
  if (last !== undefined && last.username !== me.user.username)
    void import('#/sync/cart').then(({ forgetOthersParts }) => forgetOthersParts(me));
  return me;
}

/**
 * Somebody may be signed in here still: in another tab, or on this one before it was closed in the middle of a sign-out.
 * The next sign-in ends theirs on the server. What they typed is sent first, or stays on this device for them.
 */
async function sendOfWhoIsHere(next: string): Promise<void> {
  const { data: before } = await client.GET('/api/auth/me');
  if (before === undefined || before.user.username === next.toLowerCase()) return;
  rememberCsrfToken(before.csrfToken);
  const { sendOfFormerUser } = await import('#/sync/cart');
  await sendOfFormerUser(before);
}

/** Nothing that one person read is kept for the next. */
function becomes(me: Me | null): void {
  // Who was here is no answer any more, should it still be on its way.
  void queryClient.cancelQueries(meQuery);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  queryClient.setQueryData(meQuery.queryKey, me);
}

export async function moveToRegister(registerId: string): Promise<Me> {
  const me = welcome(await body<Me>(client.PUT('/api/auth/register', { params: {}, body: { registerId } })));
  void queryClient.cancelQueries(meQuery);
  queryClient.setQueryData(meQuery.queryKey, me);
  void queryClient.invalidateQueries();
  return me;
}

/** Whoever presses the button knows why they are signed out, also where the stream says it before the answer does. */
let isLeaving = false;

export async function signOut(): Promise<void> {
  isLeaving = true;
  try {
    await body(client.POST('/api/auth/logout', { params: {} }));
  } catch (error) {
    // A credential that has run out is signed out already.
    if (!isProblem(error) || error.problem.status !== 401) throw error;
  } finally {
    isLeaving = false;
  }
  forgetIdentity();
}

/** The server ended this sign-in, or its time is over: said, since nobody here did it. */
export function lostIdentity(): void {
  const wasHere = !isLeaving && Boolean(queryClient.getQueryData(meQuery.queryKey));
  forgetIdentity();
  if (wasHere)
    notify({ tone: 'warn', text: i18next.t('signin.ended'), detail: i18next.t('signin.endedDetail') });
}

/** The server no longer knows this sign-in: back to the people, with the address kept. */
export function forgetIdentity(): void {
  rememberCsrfToken(null);
  if (!queryClient.getQueryData(meQuery.queryKey)) return;
  // Nothing more is sent in the name of whoever left.
  void import('#/sync/cart').then(({ closeCart }) => closeCart());
  becomes(null);
  followDevice();
}
