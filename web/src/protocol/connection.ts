import { useSyncExternalStore } from 'react';

/** What is honestly known of the line to the server: when it last answered, and whether the last try failed. */
export type Connection = {
  state: 'connected' | 'silent' | 'offline';
  since: number;
  lastAnswerAt: number | null;
};

let current: Connection = { state: 'connected', since: Date.now(), lastAnswerAt: null };
const listeners = new Set<() => void>();

function become(state: Connection['state'], lastAnswerAt = current.lastAnswerAt) {
  const since = state === current.state ? current.since : Date.now();
  current = { state, since, lastAnswerAt };
  for (const listener of listeners) listener();
}

export const answered = () => become('connected', Date.now());
export const notAnswered = () => become(navigator.onLine ? 'silent' : 'offline');
export const connectionNow = () => current;

export function watchConnection(): () => void {
  const offline = () => become('offline');
  window.addEventListener('offline', offline);
  const probe = window.setInterval(ask, 10_000);
  window.addEventListener('online', ask);
  return () => {
    window.removeEventListener('offline', offline);
    window.removeEventListener('online', ask);
    window.clearInterval(probe);
  };
}

function ask() {
  fetch('/healthz', { cache: 'no-store' }).then(
    (answer) => (answer.ok ? answered() : notAnswered()),
    notAnswered,
  );
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = () => useSyncExternalStore(subscribe, connectionNow);
