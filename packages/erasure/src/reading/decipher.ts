import {
  type DirectoryId,
  erasedPart,
  isJsonObject,
  isPersonalType,
  type PersonalType,
  UserId,
} from '@rollcall/domain';
import {
  directoryOfStream,
  type EventStore,
  type ReadError,
  type RecordedEvent,
  type StreamName,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { decryptPerson, type EncryptedData, encryptedIn } from '../encrypted-person';
import type { PersonKeys } from '../keys/person-keys';
import { ErasableStreams } from './erasable-streams';
import { type Access, PersonReader } from './person-reader';

export type Deciphered = E.Either<ReadError, ReadonlyArray<RecordedEvent>>;

/**
 * Gives events of erasable directories back as they were decided. Who is erased by the log's own word is shown as
 * erased. A key that is missing without that word, or that does not fit, makes the event unreadable.
 */
export class Decipher {
  private readonly erasable: ErasableStreams;
  private readonly people: PersonReader;

  constructor(
    log: EventStore,
    private readonly keys: PersonKeys | undefined,
  ) {
    this.erasable = new ErasableStreams(log);
    this.people = new PersonReader(log, keys);
  }

  /** The events themselves when none is of an erasable directory; their data is then not looked at. */
  async all(events: ReadonlyArray<RecordedEvent>): Promise<Deciphered> {
    const concerned = new Map<StreamName, RecordedEvent[]>();
    for (const event of events) {
      this.erasable.learn(event);
      const known = this.erasable.knows(event.stream);
      const erasable = known === undefined ? await this.erasable.look(event.stream) : E.right(known);
      if (E.isLeft(erasable)) return erasable;
      if (!erasable.right) continue;
      const own = concerned.get(event.stream);
      if (own === undefined) concerned.set(event.stream, [event]);
      else own.push(event);
    }
    if (concerned.size === 0) return E.right(events);
    const readable = new Map<RecordedEvent, RecordedEvent>();
    for (const [stream, own] of concerned) {
      const directory = directoryOfStream(stream);
      const fault = directory && (await this.ofDirectory(stream, directory, own, readable));
      if (fault !== undefined) return E.left(fault);
    }
    return E.right(events.map((event) => readable.get(event) ?? event));
  }

  private async ofDirectory(
    stream: StreamName,
    directory: DirectoryId,
    events: ReadonlyArray<RecordedEvent>,
    readable: Map<RecordedEvent, RecordedEvent>,
  ): Promise<ReadError | undefined> {
    const encrypted = events.flatMap((event) => {
      const { type, data } = event;
      if (type === 'UserErased') this.forget(directory, data);
      const found = isPersonalType(type) ? encryptedIn(data) : undefined;
      return isPersonalType(type) && found !== undefined ? [{ event, type, found }] : [];
    });
    if (encrypted.length === 0) return undefined;
    const people = [...new Set(encrypted.map(({ found }) => found.userId))];
    const access = await this.people.accessTo(stream, directory, people);
    if (E.isLeft(access)) return access.left;
    for (const { event, type, found } of encrypted) {
      const given = access.right.get(found.userId);
      if (given !== undefined) readable.set(event, read({ ...event, type }, found, directory, given));
    }
    return undefined;
  }

  private forget(directory: DirectoryId, data: unknown): void {
    if (isJsonObject(data) && UserId.is(data.userId)) this.keys?.forget(directory, data.userId);
  }
}

const read = (
  event: RecordedEvent & { readonly type: PersonalType },
  { data, userId, person }: EncryptedData,
  directory: DirectoryId,
  access: Access,
): RecordedEvent => {
  switch (access._tag) {
    case 'Key': {
      const { id, type } = event;
      const part = decryptPerson(access.key, { directory, person: userId, event: id, type }, person);
      return part === undefined
        ? { ...event, unreadable: doesNotFit(userId) }
        : { ...event, data: { ...data, person: part } };
    }
    case 'Erased':
      return { ...event, data: { ...data, person: erasedPart(event.type, userId) } };
    case 'Missing':
      return { ...event, unreadable: access.reason };
  }
};

const doesNotFit = (person: UserId): string =>
  `what is personal in it does not decrypt with the key of person ${person}: one of them was altered`;
