import type { Exchange, Send } from '../exchange';
import type { AssignedUser } from '../user';
import { isObject, type JsonObject, listAt, objectAt } from '../wire/json';
import { putOver } from '../wire/overlay';

/**
 * GET then PUT of the server's answer with Okta's profile over it, in both dialects. What Okta does not map,
 * such as `name.formatted`, goes back as the server had it, stale or not.
 */
export const pushProfile = (send: Send, user: AssignedUser): Promise<Exchange> =>
  putOver(send, `/Users/${user.remoteId}`, (remote) => ({
    ...remote,
    userName: user.login,
    name: { ...objectAt(remote, 'name'), givenName: user.firstName, familyName: user.lastName },
    emails: primaryReplaced(remote, user.email),
    externalId: user.id,
    active: true,
  }));

const primaryReplaced = (remote: JsonObject, email: string): ReadonlyArray<unknown> => {
  const emails = listAt(remote, 'emails');
  if (!emails.some(isPrimary)) return [{ primary: true, value: email, type: 'work' }];
  return emails.map((entry) => (isPrimary(entry) ? { ...entry, value: email } : entry));
};

const isPrimary = (entry: unknown): entry is JsonObject => isObject(entry) && entry.primary === true;
