import { NotLeaderError } from '@eventstore/db-client';

const ATTEMPTS = 3;

/**
 * Runs a call again when the node asked is not the leader: the client has turned to the leader by then, and
 * nothing was done (trap P19). Gives up after three leaders in a row that were none.
 */
export const askingTheLeader = async <A>(call: () => Promise<A>): Promise<A> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof NotLeaderError) || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
};
