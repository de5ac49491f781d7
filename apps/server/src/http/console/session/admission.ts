import type { FastifyRequest } from 'fastify';
import type { AdminToken } from '../../../admin-token/admin-token';
import { sameHash } from '../../../api-keys/secret-hash';
import { holderOf, type Identity } from '../../../identity/identity';
import { baseUrlOf } from '../../base-url';
import { cookieIn } from './cookies';
import type { Sessions } from './sessions';
import type { SignInLimit } from './sign-in-limit';

declare module 'fastify' {
  interface FastifyRequest {
    /** On the admin API, once whoever asks was let in. */
    admitted: Admitted | null;
  }
}

export type Gate = {
  readonly adminToken: AdminToken;
  readonly sessions: Sessions;
  /** Of wrong admin tokens, in the console and on the admin API alike. */
  readonly limit: SignInLimit;
  readonly publicUrl: string | undefined;
};

export type Admitted = {
  readonly _tag: 'Admitted';
  readonly identity: Identity;
  /** By the admin token, or by a session. */
  readonly origin: 'API' | 'CONSOLE';
};

/** Whether a request was let in to the admin API, or why it was not. */
export type Admission =
  | Admitted
  | { readonly _tag: 'Unknown' }
  | { readonly _tag: 'WrongToken' }
  /** From an address that sent too many wrong tokens; it may come again after so many seconds. */
  | { readonly _tag: 'TooManyFailures'; readonly wait: number }
  | { readonly _tag: 'SessionEnded' }
  /** A session, but no proof that the console itself sends the request. */
  | { readonly _tag: 'Forged' };

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The console says so of what it asks while nobody is at it; of a stream of events it is always true. */
const isUnattended = ({ headers }: FastifyRequest): boolean =>
  headers['x-unattended'] !== undefined || headers.accept === 'text/event-stream';

/**
 * By the admin token, else by a session; a session changes something only with its CSRF token. Keeps the
 * session alive unless the request is unattended.
 */
export const admit = (gate: Gate, request: FastifyRequest): Admission => {
  const { sessions, publicUrl } = gate;
  const { method, headers } = request;
  if (headers.authorization !== undefined) return byToken(gate, request.ip, headers.authorization);
  const id = cookieIn('session', headers.cookie, isSecure(publicUrl, request));
  if (id === undefined) return { _tag: 'Unknown' };
  const session = isUnattended(request) ? sessions.find(id) : sessions.use(id);
  if (session === undefined) return { _tag: 'SessionEnded' };
  const proof = headers['x-csrf-token'];
  const proven = typeof proof === 'string' && sameHash(proof, session.csrfToken);
  return SAFE_METHODS.has(method) || proven
    ? { _tag: 'Admitted', identity: session.identity, origin: 'CONSOLE' }
    : { _tag: 'Forged' };
};

/**
 * A right token is served however many wrong ones its address sent, and does not make them forgotten: many may
 * share an address, and whoever has no token must keep no gateway from asking.
 */
const byToken = ({ adminToken, limit }: Gate, address: string, authorization: string): Admission => {
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined) return { _tag: 'Unknown' };
  if (adminToken.matches(token)) {
    return { _tag: 'Admitted', identity: holderOf(adminToken), origin: 'API' };
  }
  const wait = limit.waitFor(address);
  if (wait > 0) return { _tag: 'TooManyFailures', wait };
  limit.failed(address);
  return { _tag: 'WrongToken' };
};

/** Whether browsers reach the server over TLS, be it by a proxy. */
export const isSecure = (publicUrl: string | undefined, request: FastifyRequest): boolean =>
  baseUrlOf(publicUrl, request).startsWith('https:');
