import { parseAddress } from '../address/address';
import type { QueryDestination, QueryEnd } from './query';

const parseEnd = (text: string): QueryEnd | undefined => {
  if (text === '') return undefined;
  const [, prefix, rest] = /^(tag|node|user):(.+)$/is.exec(text) ?? [];
  if (prefix !== undefined && rest !== undefined) {
    switch (prefix.toLowerCase()) {
      case 'tag':
        return { kind: 'tag', tag: text };
      case 'node':
        return { kind: 'node', id: rest };
      default:
        return { kind: 'user', userName: rest };
    }
  }
  if (parseAddress(text) !== undefined) return { kind: 'address', address: text };
  return text.includes('@') ? { kind: 'user', userName: text } : { kind: 'host', name: text };
};

/**
 * Reads a source as people write it: `alice@example.com` or `user:alice`, `tag:web`, `node:<id>`, an address,
 * else a host of the policy. `undefined` for an empty text.
 */
export const parseQuerySource = (text: string): QueryEnd | undefined => parseEnd(text.trim());

/** Reads a destination: as a source, or `self`. */
export const parseQueryDestination = (text: string): QueryDestination | undefined =>
  text.trim() === 'self' ? { kind: 'self' } : parseEnd(text.trim());
