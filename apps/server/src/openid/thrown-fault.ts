import { isNativeError } from 'node:util/types';
import * as client from 'openid-client';
import type { SignInFault } from './sign-in-fault';

const LONGEST = 200;

/** What `openid-client` threw, as what it means to the administrator. */
export const faultIn = (thrown: unknown, issuer: URL): SignInFault => {
  if (thrown instanceof client.AuthorizationResponseError) {
    return { _tag: 'Refused', error: cut(thrown.error), description: cut(thrown.error_description) };
  }
  if (thrown instanceof client.WWWAuthenticateChallengeError) {
    return { _tag: 'ClientRefused', reason: `status ${thrown.status}` };
  }
  if (thrown instanceof client.ResponseBodyError) {
    const reason = cut(thrown.error_description) ?? cut(thrown.error);
    return thrown.error === 'invalid_grant'
      ? { _tag: 'CodeRefused', reason }
      : { _tag: 'ClientRefused', reason };
  }
  return isTrouble(thrown)
    ? { _tag: 'ProviderUnreachable', issuer: issuer.href, reason: reasonOf(thrown) }
    : { _tag: 'NotTrusted', reason: reasonOf(thrown) };
};

/** Of the network or of the provider itself, rather than an answer that is not to be trusted. */
const isTrouble = (thrown: unknown): boolean =>
  chainOf(thrown).some(({ name }) => name === 'TypeError') ||
  (thrown instanceof client.ClientError && troubles.has(thrown.code ?? ''));

const troubles = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

/** The innermost cause says what really happened. */
const reasonOf = (thrown: unknown): string => {
  const innermost = chainOf(thrown).at(-1);
  return cut(innermost === undefined ? String(thrown) : innermost.message || innermost.name);
};

const chainOf = (thrown: unknown): ReadonlyArray<Error> =>
  isNativeError(thrown) ? [thrown, ...chainOf(thrown.cause)] : [];

function cut(text: string): string;
function cut(text: string | undefined): string | undefined;
function cut(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').slice(0, LONGEST);
}
