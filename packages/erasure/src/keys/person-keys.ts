import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DirectoryId, UserId } from '@rollcall/domain';
import type { Unavailable } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { KEY_BYTES } from './aes-gcm';
import { DESTROYED, KeyTable } from './key-table';
import type { MasterKey } from './master-key';

/** 256 bits that encrypt what is personal about one person, and nothing else. */
export type PersonKey = Buffer;

/**
 * The keys of the people of erasable directories. What other processes add is seen at once; a key that another
 * process destroyed may be known here until it is forgotten.
 */
export interface PersonKeys {
  /** Where they lie, for people. */
  readonly place: string;
  /** Those that are there: people who have none are left out. */
  of(
    directory: DirectoryId,
    people: ReadonlyArray<UserId>,
  ): E.Either<Unavailable, ReadonlyMap<UserId, PersonKey>>;
  /** Makes a key for somebody new, in memory; it must be kept before anything encrypted with it is. */
  make(directory: DirectoryId, person: UserId): PersonKey;
  /** Makes durable what was made for these people. */
  keep(directory: DirectoryId, people: ReadonlyArray<UserId>): E.Either<Unavailable, void>;
  /** Looks the next time whether there still is a key. */
  forget(directory: DirectoryId, person: UserId): void;
  /** Destroys the keys and every trace of them in the files. Again, for people who have none, is fine. */
  destroy(directory: DirectoryId, people: Iterable<UserId>): TE.TaskEither<Unavailable, void>;
  /** Wraps all keys with another master key. Every other process must be stopped. */
  rewrap(master: MasterKey): TE.TaskEither<Unavailable, Rewrapped>;
  close(): void;
}

export type Rewrapped = {
  /** How many; only the other master key unwraps them now. */
  readonly keys: number;
  /** Why the write-ahead log may still hold them as they were wrapped before; absent when it does not. */
  readonly trace?: string;
};

export type PersonKeysOptions = {
  /** The SQLite file, made when it is missing; `:memory:` for keys that end with the process. */
  readonly path: string;
  readonly master: MasterKey;
};

/** Keys held in memory; those read first go first. */
const MOST_IN_MEMORY = 50_000;
const PATIENCE_MS = 5_000;

const damaged = (person: UserId): string => `the key of person ${person} is damaged`;
const OTHER_MASTER = 'the keys in it were wrapped with another master key than the one given';

/** Left when the file cannot be used, or another master key wrapped what is in it. */
export const openPersonKeys = ({ path, master }: PersonKeysOptions): E.Either<Unavailable, PersonKeys> => {
  const unavailable = (reason: string): Unavailable => ({
    _tag: 'Unavailable',
    reason: `${path}: ${reason}`,
  });
  const attempt = <A>(work: () => A): E.Either<Unavailable, A> =>
    E.tryCatch(work, (error) => unavailable(E.toError(error).message));

  const opened = attempt(() => new KeyTable(path));
  if (E.isLeft(opened)) return opened;
  const table = opened.right;
  const marked = attempt(() =>
    table.transaction(() => {
      const { mark } = table;
      if (mark === undefined) table.setMark(master.mark);
      return mark ?? master.mark;
    }),
  );
  if (E.isLeft(marked) || marked.right !== master.mark) {
    table.close();
    return E.isLeft(marked) ? marked : E.left(unavailable(OTHER_MASTER));
  }

  /** Changes what is wrapped, unless that was done with another master key while this process runs. */
  const wrapping = <A>(work: () => A): E.Either<Unavailable, A> =>
    attempt(() =>
      table.transaction(() => {
        if (table.mark !== master.mark) throw new Error(OTHER_MASTER);
        return work();
      }),
    );

  const known = new Map<string, PersonKey>();
  const made = new Map<string, PersonKey>();

  const remember = (place: string, key: PersonKey): void => {
    if (known.size >= MOST_IN_MEMORY) for (const oldest of known.keys()) if (known.delete(oldest)) break;
    known.set(place, key);
  };

  const emptyLog = async (): Promise<E.Either<Unavailable, void>> => {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const emptied = attempt(() => table.emptyLog());
      if (E.isLeft(emptied)) return emptied;
      if (emptied.right) return E.right(undefined);
      if (performance.now() > deadline) {
        return E.left(unavailable('another process keeps the write-ahead log from being emptied'));
      }
      await sleep(20);
    }
  };

  return E.right({
    place: path,
    of: (directory, people) => {
      const keys = new Map<UserId, PersonKey>();
      const missing: UserId[] = [];
      for (const person of people) {
        const place = placeOf(directory, person);
        const key = made.get(place) ?? known.get(place);
        if (key === undefined) missing.push(person);
        else keys.set(person, key);
      }
      if (missing.length === 0) return E.right(keys);
      return attempt(() => {
        for (const { person, wrapped } of table.find(directory, missing)) {
          const place = placeOf(directory, person);
          const key = master.unwrap(wrapped, place);
          if (key === undefined) {
            throw new Error(table.mark === master.mark ? damaged(person) : OTHER_MASTER);
          }
          remember(place, key);
          keys.set(person, key);
        }
        return keys;
      });
    },
    make: (directory, person) => {
      const key = randomBytes(KEY_BYTES);
      made.set(placeOf(directory, person), key);
      return key;
    },
    keep: (directory, people) => {
      const fresh = people.flatMap((person) => {
        const place = placeOf(directory, person);
        const key = made.get(place);
        return key === undefined ? [] : [{ person, place, key }];
      });
      if (fresh.length === 0) return E.right(undefined);
      const kept = wrapping(() => {
        for (const { person, place, key } of fresh)
          table.add(directory, { person, wrapped: master.wrap(key, place) });
      });
      for (const { place, key } of fresh) {
        made.delete(place);
        if (E.isRight(kept)) remember(place, key);
      }
      return kept;
    },
    forget: (directory, person) => void known.delete(placeOf(directory, person)),
    destroy: (directory, people) => async () => {
      const destroyed = attempt(() =>
        table.transaction(() => {
          for (const person of people) {
            known.delete(placeOf(directory, person));
            table.destroy(directory, person);
          }
        }),
      );
      return E.isLeft(destroyed) ? destroyed : emptyLog();
    },
    rewrap: (other) => async () => {
      const rewrapped = wrapping(() => rewrapAll(table, master, other));
      if (E.isLeft(rewrapped)) return rewrapped;
      const emptied = await emptyLog();
      const keys = rewrapped.right;
      return E.right(E.isLeft(emptied) ? { keys, trace: emptied.left.reason } : { keys });
    },
    close: () => {
      // So that the file alone is the whole; where another process is at work, that one will do it.
      attempt(() => table.emptyLog());
      table.close();
    },
  });
};

const placeOf = (directory: DirectoryId, person: UserId): string => `${directory}/${person}`;

/** Throws for a key that the master key did not wrap. */
const rewrapAll = (table: KeyTable, from: MasterKey, to: MasterKey): number => {
  let count = 0;
  let page = table.after(0, 1_000);
  while (page.length > 0) {
    for (const { directory, person, wrapped } of page) {
      if (wrapped.equals(DESTROYED)) continue;
      const place = placeOf(directory, person);
      const key = from.unwrap(wrapped, place);
      if (key === undefined) throw new Error(damaged(person));
      table.overwrite(directory, { person, wrapped: to.wrap(key, place) });
      count += 1;
    }
    page = table.after(page.at(-1)?.number ?? 0, 1_000);
  }
  table.setMark(to.mark);
  return count;
};
