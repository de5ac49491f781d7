import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A client's or proxy's own id is taken over when it is short and plain, so that traces can be joined. */
const plain = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && plain.test(given) ? given : newRequestId();
};

/** UUID version 7 (RFC 9562): later ones sort later, so that an index of them grows at its end. */
const newRequestId = (): string => `${timePart()}-7${randomUUID().slice(15)}`;

let written = { at: Number.NaN, as: '' };

/** Written once for all requests of a millisecond. */
const timePart = (): string => {
  const at = Date.now();
  if (at !== written.at) {
    written = { at, as: `${hex(Math.floor(at / 0x10000), 8)}-${hex(at % 0x10000, 4)}` };
  }
  return written.as;
};

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
