import {
  type DirectoryView,
  type DomainEvent,
  isPersonal,
  type ProtectPerson,
  type UserId,
} from '@rollcall/domain';
import type { Unavailable } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { encryptPerson } from './encrypted-person';
import type { PersonKey, PersonKeys } from './keys/person-keys';
import { NO_MASTER_KEY } from './no-master-key';

/**
 * How the personal parts of these events are to be stored: `undefined` in a directory that is not erasable, or
 * when none is personal. Somebody new is given a key, which must be kept before the events are appended.
 */
export const protectionOf = (
  keys: PersonKeys | undefined,
  { id, settings }: Pick<DirectoryView, 'id' | 'settings'>,
  events: ReadonlyArray<DomainEvent>,
): E.Either<Unavailable, ProtectPerson | undefined> => {
  if (settings?.erasable !== true) return E.right(undefined);
  const personal = events.filter(isPersonal);
  if (personal.length === 0) return E.right(undefined);
  if (keys === undefined) return E.left({ _tag: 'Unavailable', reason: NO_MASTER_KEY });
  const people = [...new Set(personal.map((event) => event.data.userId))];
  const found = keys.of(id, people);
  if (E.isLeft(found)) return found;
  const all = new Map<UserId, PersonKey>(found.right);
  for (const { type, data } of personal) {
    if (all.has(data.userId)) continue;
    if (type !== 'UserCreated') {
      return E.left({ _tag: 'Unavailable', reason: missingKey(keys, data.userId) });
    }
    all.set(data.userId, keys.make(id, data.userId));
  }
  return E.right(({ type, data }, event) => {
    const key = all.get(data.userId);
    // Nobody else is in these events.
    if (key === undefined) throw new Error(missingKey(keys, data.userId));
    const context = { directory: id, person: data.userId, event, type };
    return { ...data, person: encryptPerson(key, context, data.person) };
  });
};

/** For whoever runs the server: this is no erasure. */
export const missingKey = (keys: PersonKeys, person: string): string =>
  `the key of person ${person} is not in ${keys.place}, and no UserErased is recorded: bring the file with the keys back`;
