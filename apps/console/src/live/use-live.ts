import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keysQuery, sessionQuery } from '../api/queries';
import { requestsKey } from '../api/request-queries';

/** A browser comes back by itself, but not after an answer that is no stream, such as that of a proxy without a server. */
const AGAIN_MS = 5_000;

/** Asks again for all that is shown of a directory whenever the server tells that it changed. */
export const useLive = (directory: string): 'live' | 'waiting' => {
  const queryClient = useQueryClient();
  const [state, setState] = useState<'live' | 'waiting'>('live');
  useEffect(() => {
    let known: string | undefined;
    let wasLost = false;
    let events: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      const followed = new EventSource(`/api/directories/${encodeURIComponent(directory)}/events`);
      events = followed;
      followed.addEventListener('revision', ({ data }) => {
        setState('live');
        if (wasLost || (known !== undefined && known !== data)) {
          void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory });
          void queryClient.invalidateQueries({ queryKey: ['directories'] });
        }
        wasLost = false;
        known = String(data);
      });
      followed.addEventListener('requests', () => {
        void queryClient.invalidateQueries({ queryKey: requestsKey(directory) });
        void queryClient.invalidateQueries({ queryKey: keysQuery(directory).queryKey });
      });
      followed.addEventListener('error', () => {
        setState('waiting');
        wasLost = true;
        if (followed.readyState !== EventSource.CLOSED) return;
        void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
        again = setTimeout(follow, AGAIN_MS);
      });
    };
    follow();
    return () => {
      clearTimeout(again);
      events?.close();
    };
  }, [directory, queryClient]);
  return state;
};
