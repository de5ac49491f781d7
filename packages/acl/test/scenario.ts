import { createHash } from 'node:crypto';
import type { Revision } from '@rollcall/domain';
import { createResolver } from '../src/decide/create-resolver';
import type { Decision } from '../src/decide/decision';
import { parseQueryDestination, parseQuerySource } from '../src/decide/parse-query-end';
import type { Query } from '../src/decide/query';
import type { PolicyInForce, Resolver } from '../src/decide/resolver';
import type { AccessDirectory } from '../src/directory/access-directory';
import type { World } from '../src/directory/world';
import type { Compat } from '../src/policy/compat';

export const textOf = (policy: object | string): string =>
  typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2);

export const inForce = (policy: object | string): PolicyInForce => {
  const text = textOf(policy);
  const hash = createHash('sha256').update(text).digest('hex');
  return { text, hash, acceptedRevision: 0n as Revision };
};

export const resolverOf = (
  policy: object | string | undefined,
  directory: AccessDirectory,
  rest: Omit<World, 'directory'> & { readonly compat?: Compat } = {},
): Resolver => {
  const current = policy === undefined ? undefined : inForce(policy);
  return createResolver({ directory, policy: () => current, ...rest });
};

/** `alice@example.com` to `tag:web`, in the words of an administrator; port 22 over TCP unless said. */
export const ask = (
  resolver: Resolver,
  src: string,
  dst: string,
  rest: Partial<Omit<Query, 'src' | 'dst'>> = {},
): Decision => {
  const source = parseQuerySource(src);
  const destination = parseQueryDestination(dst);
  if (source === undefined || destination === undefined) throw new Error('a query needs both ends');
  return resolver.decide({ src: source, dst: destination, port: 22, ...rest });
};

/** A grant of SSH over TCP from these sources to `tag:web`. */
export const grantWeb = (...src: string[]) => ({ src, dst: ['tag:web'], ip: ['tcp:22'] });

export const tags = { tagOwners: { 'tag:web': [], 'tag:db': [] } };
