import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './queries';
import { RequestFailed } from './request';

/** An answer that the session ended takes the administrator back to signing in, whatever was asked. */
const onError = (error: unknown): void => {
  const ended = error instanceof RequestFailed && error.status === 401 && error.code !== 'wrong-token';
  if (ended) queryClient.setQueryData(sessionQuery.queryKey, null);
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof RequestFailed && (error.status === 0 || error.status >= 500),
    },
  },
});
