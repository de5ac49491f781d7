import { isJsonObject } from '../json';
import type { Profile } from '../state/resources';

const address =
  /^[^\s\p{Cc}\p{Cf}@"<>(),;:\\[\]]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/u;

/**
 * An address as identity providers use it: `local@domain` without quoting, comments, spaces or characters
 * that are not seen, which could show another address than the one that is meant; at most 254 characters.
 */
export const isEmailAddress = (text: string): boolean => text.length <= 254 && address.test(text);

/** The address marked primary, else the only one (RFC 7643 section 2.4 and 4.1.2). */
export const primaryEmail = (profile: Profile): string | undefined => {
  const emails = Array.isArray(profile.emails) ? profile.emails : [];
  const entries = emails.filter(isJsonObject);
  const chosen =
    entries.find((entry) => entry.primary === true) ?? (entries.length === 1 ? entries[0] : undefined);
  return typeof chosen?.value === 'string' ? chosen.value : undefined;
};
