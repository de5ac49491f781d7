import type { Exchange, Send } from '../exchange';
import { succeeded } from '../exchange';
import { isObject, type JsonObject } from './json';

/**
 * Reads a resource and writes back what the server answered with Okta's values laid over it: `id`, `meta`
 * and whatever else the server said come back to it unchanged.
 */
export const putOver = async (
  send: Send,
  path: string,
  lay: (remote: JsonObject) => JsonObject,
): Promise<Exchange> => {
  const read = await send('GET', path);
  if (!succeeded(read) || !isObject(read.responseBody)) return read;
  return send('PUT', path, lay(read.responseBody));
};
