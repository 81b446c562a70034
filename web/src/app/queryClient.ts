import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '#/protocol/problem';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
      staleTime: 5_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
