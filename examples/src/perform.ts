import { randomUUID } from 'node:crypto';
import {
  type Command,
  commandId,
  type DomainEvent,
  decide,
  evolve,
  type MutableDirectory,
  type Rejection,
  requestId,
  sealEvents,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** Decides a command on a directory in memory, gives the events their places in its chain, and folds them. */
export const perform = (
  directory: MutableDirectory,
  command: Command,
): E.Either<Rejection, ReadonlyArray<DomainEvent>> =>
  pipe(
    decide(command)(directory),
    E.map((events) => {
      const provenance = {
        actor: { type: 'system', name: 'example' },
        origin: 'SYSTEM',
        source: {},
        requestId: requestId(randomUUID()),
        commandId: commandId(randomUUID()),
        occurredAt: new Date().toISOString(),
      } as const;
      for (const envelope of sealEvents(directory, events, provenance)) evolve(directory, envelope);
      return events;
    }),
  );
