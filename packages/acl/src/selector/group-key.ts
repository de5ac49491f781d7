import { type CanonicalName, canonicalName } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { asciiLower } from './ascii';

/** The parts of `group:name` or `group:name@domain`, canonical. */
export type GroupKey = { readonly name: CanonicalName; readonly domain: string | undefined };

export type BadGroupKey = { readonly _tag: 'SeveralAts' } | { readonly _tag: 'EmptyPart' };

/** Reads what follows `group:` (section 3.3 and F5). */
export const parseGroupKey = (rest: string): E.Either<BadGroupKey, GroupKey> => {
  const [name = '', domain, ...more] = rest.split('@');
  if (more.length > 0) return E.left({ _tag: 'SeveralAts' });
  const canonical = canonicalName(name);
  if (canonical === '' || domain === '') return E.left({ _tag: 'EmptyPart' });
  return E.right({ name: canonical, domain: domain === undefined ? undefined : asciiLower(domain) });
};

export const formatGroupKey = ({ name, domain }: GroupKey): string =>
  domain === undefined ? `group:${name}` : `group:${name}@${domain}`;
