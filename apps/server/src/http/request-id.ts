import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A client's or proxy's own id is taken over when it is short and plain, so that traces can be joined. */
const plain = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && plain.test(given) ? given : newRequestId();
};

/** UUID version 7 (RFC 9562): later ones sort later, so that an index of them grows at its end. */
const newRequestId = (): string => {
  const now = Date.now();
  return `${hex(Math.floor(now / 0x10000), 8)}-${hex(now % 0x10000, 4)}-7${randomUUID().slice(15)}`;
};

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
