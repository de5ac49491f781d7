import {
  commandId,
  createDirectory,
  type DirectoryId,
  type DomainEvent,
  type EventEnvelope,
  evolve,
  requestId,
  sealEvents,
} from '@rollcall/domain';
import { at, exampleDirectory } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { type MasterKey, parseMasterKey } from '../src/keys/master-key';
import { openPersonKeys, type PersonKeys } from '../src/keys/person-keys';
import { protectionOf } from '../src/protection';

export const masterKey = (digit = 'a'): MasterKey => {
  const master = parseMasterKey(digit.repeat(64));
  if (master === undefined) throw new Error('no master key');
  return master;
};

export const keysAt = (path: string, master = masterKey()): PersonKeys =>
  right(openPersonKeys({ path, master }));

export const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

/** The events as an erasable directory stores them, the keys kept. */
export const protectedHistory = (
  keys: PersonKeys,
  events: ReadonlyArray<DomainEvent>,
  directoryId: DirectoryId = exampleDirectory,
): ReadonlyArray<EventEnvelope> => {
  const directory = createDirectory(directoryId);
  const history: EventEnvelope[] = [];
  for (const event of events) {
    const protect = right(protectionOf(keys, directory, [event]));
    const provenance = {
      actor: { type: 'system', name: 'test' },
      commandId: commandId(`command-${history.length}`),
      occurredAt: at(history.length),
      origin: 'SYSTEM',
      requestId: requestId('request'),
      source: {},
    } as const;
    for (const envelope of sealEvents(directory, [event], provenance, protect)) {
      evolve(directory, envelope);
      history.push(envelope);
    }
    if (event.type === 'UserCreated') right(keys.keep(directoryId, [event.data.userId]));
  }
  return history;
};
