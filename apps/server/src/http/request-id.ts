import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A client's or proxy's own id is taken over when it is short and plain, so that traces can be joined. */
const plain = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && plain.test(given) ? given : randomUUID();
};
