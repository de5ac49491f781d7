import { setTimeout as sleep } from 'node:timers/promises';
import type { DirectoryId, UserId } from '@rollcall/domain';
import type { EventStore, ReadError, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { PersonKey, PersonKeys } from '../keys/person-keys';
import { NO_MASTER_KEY } from '../no-master-key';
import { missingKey } from '../protection';
import { RecordedErasures } from './recorded-erasures';

/** What a person's parts can be read with, if at all. */
export type Access =
  | { readonly _tag: 'Key'; readonly key: PersonKey }
  | { readonly _tag: 'Erased' }
  /** Nothing says why there is no key: this is no erasure. */
  | { readonly _tag: 'Missing'; readonly reason: string };

/** How often a missing key is looked for again: the node that is read may not have the `UserErased` yet. */
const ATTEMPTS = 4;
const PAUSE_MS = 250;

/** Finds out about people whose parts are to be read. */
export class PersonReader {
  private readonly erasures: RecordedErasures;
  /** Where a key was waited for in vain. */
  private readonly given: Set<StreamName> = new Set();

  constructor(
    log: EventStore,
    private readonly keys: PersonKeys | undefined,
  ) {
    this.erasures = new RecordedErasures(log);
  }

  async accessTo(
    stream: StreamName,
    directory: DirectoryId,
    people: ReadonlyArray<UserId>,
  ): Promise<E.Either<ReadError, ReadonlyMap<UserId, Access>>> {
    const found = new Map<UserId, Access>();
    const keys = this.keys?.of(directory, people) ?? E.right(new Map<UserId, PersonKey>());
    if (E.isLeft(keys)) return keys;
    for (const person of people) {
      const key = keys.right.get(person);
      const access =
        key === undefined
          ? await this.withoutKey(stream, directory, person)
          : E.right({ _tag: 'Key' as const, key });
      if (E.isLeft(access)) return access;
      found.set(person, access.right);
    }
    return E.right(found);
  }

  private async withoutKey(
    stream: StreamName,
    directory: DirectoryId,
    person: UserId,
  ): Promise<E.Either<ReadError, Access>> {
    const { keys } = this;
    if (keys === undefined) return E.right({ _tag: 'Missing', reason: NO_MASTER_KEY });
    for (let attempt = 0; ; attempt += 1) {
      const erased = await this.erasures.has(stream, person);
      if (E.isLeft(erased)) return erased;
      if (erased.right) return E.right({ _tag: 'Erased' });
      if (attempt === ATTEMPTS || this.given.has(stream)) break;
      await sleep(PAUSE_MS);
      const found = keys.of(directory, [person]);
      if (E.isLeft(found)) return found;
      const key = found.right.get(person);
      if (key !== undefined) return E.right({ _tag: 'Key', key });
    }
    this.given.add(stream);
    return E.right({ _tag: 'Missing', reason: missingKey(keys, person) });
  }
}
