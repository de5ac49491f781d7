import { isJsonObject } from '../json';
import { foldCase } from '../names/canonical-name';
import { type UniqueAttribute, uniqueKey } from '../schema-extensions/unique-attributes';
import type { Profile, User } from './resources';

/** An address as look-ups see it: `emails.value` is not case-exact (RFC 7643 section 4.1.2). */
export const emailKey = (email: string): string => `@${foldCase(email)}`;

/** A value of an attribute that must be unique, as look-ups see it. */
export const heldKey = ({ extension, name, caseExact }: UniqueAttribute, key: string): string =>
  `${extension}:${name}:${caseExact ? 'exact' : 'folded'}=${key}`;

export const hasEmail = ({ profile: { emails } }: User, key: string): boolean =>
  Array.isArray(emails) &&
  emails.some(
    (email) => isJsonObject(email) && typeof email.value === 'string' && emailKey(email.value) === key,
  );

/**
 * The email addresses of a user. One that is the userName too is found by that, so that a directory in which
 * it always is pays nothing.
 */
export const emailKeysOf = ({ userName, profile: { emails } }: User): ReadonlyArray<string> => {
  const keys: string[] = [];
  if (!Array.isArray(emails)) return keys;
  for (const email of emails) {
    if (!isJsonObject(email) || typeof email.value !== 'string' || email.value === userName) continue;
    keys.push(emailKey(email.value));
  }
  return keys;
};

export const uniqueKeysOf = (
  profile: Profile,
  attributes: ReadonlyArray<UniqueAttribute>,
): ReadonlyArray<string> =>
  attributes.flatMap((attribute) => {
    const key = uniqueKey(profile, attribute);
    return key === undefined ? [] : heldKey(attribute, key);
  });
