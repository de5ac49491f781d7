import { isIP } from 'node:net';
import * as E from 'fp-ts/lib/Either.js';
import { type AddressRule, mayConnect } from './address-rule';

export type AllowedUrl = { readonly url: URL; readonly rule: AddressRule };

/**
 * An URL that may be sent to. https, but for this machine itself, which must be named by `localhost` or its
 * address. Left: what is wrong with it, for people.
 */
export const endpointUrl = (text: string, privateNetwork: boolean): E.Either<string, AllowedUrl> => {
  if (!URL.canParse(text)) return E.left('is no URL');
  const url = new URL(text);
  const { protocol, username, password, hash } = url;
  if (username !== '' || password !== '') return E.left('holds a user or a password, which would be logged');
  if (hash !== '') return E.left('holds a fragment');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLoopback = host === 'localhost' || mayConnect('loopback', host);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback)) {
    return E.left('is not https, which everything but this machine itself must be');
  }
  const rule = isLoopback ? 'loopback' : privateNetwork ? 'private' : 'public';
  return isIP(host) !== 0 && !mayConnect(rule, host)
    ? E.left(`names ${host}, which is no public address; private networks must be allowed for this feed`)
    : E.right({ url, rule });
};
