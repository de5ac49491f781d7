import { randomUUID } from 'node:crypto';
import { commandId, type DirectoryId } from '@rollcall/domain';
import type { PersonKeys } from '@rollcall/erasure';
import type { EventStore } from '@rollcall/event-store';
import type { Projector } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type { DecideOptions } from './decide-commands';
import { enlist } from './enlist';
import { Mailbox } from './mailbox';
import type { Change, Commit, Committed, WriteError, Writer } from './writer';

export type WriterOptions = {
  readonly store: EventStore;
  /** Holds the states that changes are decided on, and is told of what was appended. */
  readonly projector: Projector;
  /** Needed for changes of erasable directories. */
  readonly keys?: PersonKeys;
  readonly clock?: () => Date;
  /** Races that one change may lose before it is answered `Contention`. */
  readonly maxAttempts?: number;
  /** How long callers wait for an unknown outcome, in milliseconds; the mailbox itself waits on. */
  readonly unknownPatienceMs?: number;
  /** After each append, whatever came of it. */
  readonly onCommit?: (commit: Commit) => void;
};

/** What one append holds at the most. */
const LIMITS = { maxChanges: 500, maxBytes: 512 * 1024 };

export const createWriter = ({
  store,
  projector,
  keys,
  clock = () => new Date(),
  maxAttempts = 30,
  unknownPatienceMs = 20_000,
  onCommit = () => undefined,
}: WriterOptions): Writer => {
  const mailboxes = new Map<DirectoryId, Mailbox>();
  const options: DecideOptions = { now: clock, newCommandId: () => commandId(randomUUID()), keys };
  let closed = false;

  const mailbox = (id: DirectoryId): Mailbox => {
    const known = mailboxes.get(id);
    if (known !== undefined) return known;
    const limits = LIMITS;
    const created = new Mailbox(id, {
      store,
      projector,
      keys,
      limits,
      maxAttempts,
      unknownPatienceMs,
      onCommit,
    });
    mailboxes.set(id, created);
    return created;
  };

  return {
    execute:
      <Refusal, Answer>(id: DirectoryId, change: Change<Refusal, Answer>) =>
      () =>
        new Promise<E.Either<WriteError<Refusal>, Committed<Answer>>>((resolve) => {
          if (closed) return resolve(E.left({ _tag: 'Unavailable', reason: 'the writer is closed' }));
          mailbox(id).put(enlist(change, options, resolve));
        }),
    close: async () => {
      closed = true;
      await Promise.all([...mailboxes.values()].map((one) => one.close()));
    },
  };
};
