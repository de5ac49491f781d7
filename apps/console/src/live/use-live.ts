import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keysQuery, sessionQuery } from '../api/queries';
import { requestsKey } from '../api/request-queries';

/** Asks again for all that is shown of a directory whenever the server tells that it changed. */
export const useLive = (directory: string): 'live' | 'waiting' => {
  const queryClient = useQueryClient();
  const [state, setState] = useState<'live' | 'waiting'>('live');
  useEffect(() => {
    let known: string | undefined;
    const events = new EventSource(`/api/directories/${encodeURIComponent(directory)}/events`);
    events.addEventListener('revision', ({ data }) => {
      setState('live');
      if (known !== undefined && known !== data) {
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory });
        void queryClient.invalidateQueries({ queryKey: ['directories'] });
      }
      known = String(data);
    });
    events.addEventListener('requests', () => {
      void queryClient.invalidateQueries({ queryKey: requestsKey(directory) });
      void queryClient.invalidateQueries({ queryKey: keysQuery(directory).queryKey });
    });
    events.addEventListener('error', () => {
      setState('waiting');
      if (events.readyState === EventSource.CLOSED) {
        void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      }
    });
    return () => events.close();
  }, [directory, queryClient]);
  return state;
};
