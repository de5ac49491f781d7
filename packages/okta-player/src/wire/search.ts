import type { Exchange, Send } from '../exchange';
import { succeeded } from '../exchange';
import { listAt, textAt } from './json';

/** What a search by name found: nobody is no failure, and neither is a 404. */
export type Found =
  | { readonly _tag: 'Found'; readonly id: string; readonly exchange: Exchange }
  | { readonly _tag: 'None'; readonly exchange: Exchange }
  | { readonly _tag: 'Failed'; readonly exchange: Exchange };

/** `filter=<attribute> eq "<value>"` over the first hundred, percent-encoded with spaces as `%20`. */
export const searchPath = (endpoint: '/Users' | '/Groups', attribute: string, value: string): string =>
  `${endpoint}?filter=${encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`)}&startIndex=1&count=100`;

export const search = async (
  send: Send,
  endpoint: '/Users' | '/Groups',
  attribute: string,
  value: string,
): Promise<Found> => {
  const exchange = await send('GET', searchPath(endpoint, attribute, value));
  if (exchange.status === 404) return { _tag: 'None', exchange };
  if (!succeeded(exchange)) return { _tag: 'Failed', exchange };
  const id = textAt(listAt(exchange.responseBody, 'Resources')[0], 'id');
  return id === undefined ? { _tag: 'None', exchange } : { _tag: 'Found', id, exchange };
};
