import type { Query } from '../decide/query';
import { hasPorts, parseProtocol, TCP } from '../ports/protocol';

/** The protocol and port a query asks; `undefined` when they make no sense. */
export const readService = ({ proto, port }: Query): { protocol: number; port: number } | undefined => {
  const protocol =
    proto === undefined || proto === '' ? TCP : parseProtocol(typeof proto === 'number' ? `${proto}` : proto);
  if (protocol === undefined || !Number.isInteger(port) || port < 0 || port > 65535) return undefined;
  return port === 0 && hasPorts(protocol) ? undefined : { protocol, port };
};
