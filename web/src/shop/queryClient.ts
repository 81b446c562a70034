import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '#/protocol/problem';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
      staleTime: 5_000,
      // The browser's word that it is offline says nothing of a server on this machine or in the shop's own network;
      // and what can't be had is said, with a way to ask again, where a paused question would show an empty shape for ever.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
