import type { DirectoryId, DirectoryView } from '@rollcall/domain';
import {
  directoryOfStream,
  type EventStore,
  type ReadError,
  type RecordedEvent,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { BehaviorSubject, Subject } from 'rxjs';
import { DirectoryStates } from './directory-states';
import { follow } from './follow';
import { nextTurn } from './next-turn';
import { occurredAt } from './occurred-at';
import type { DirectoryChange, Parked, Projector, ProjectorLag, ProjectorStatus } from './projector';
import { readTail } from './read-tail';
import { waitFor } from './wait-for';

export type ProjectorOptions = { readonly store: EventStore };

const NO_LAG: ProjectorLag = { events: 0, seconds: 0 };

export const createProjector = ({ store }: ProjectorOptions): Projector => {
  const changes$ = new Subject<DirectoryChange>();
  const status$ = new BehaviorSubject<ProjectorStatus>({ _tag: 'CatchingUp' });
  const lag$ = new BehaviorSubject<ProjectorLag>(NO_LAG);
  const states = new DirectoryStates((directory, events) => changes$.next({ directory, events }));
  const tails = new Map<DirectoryId, Promise<E.Either<ReadError | Parked, DirectoryView>>>();
  let following: { stop(): Promise<void> } | undefined;

  const outcome = (id: DirectoryId): E.Either<Parked, DirectoryView> => {
    const parked = states.parked(id);
    return parked === undefined ? E.right(states.view(id)) : E.left(parked);
  };

  const tail = async (id: DirectoryId): Promise<E.Either<ReadError | Parked, DirectoryView>> => {
    const read = await readTail(store, states, id);
    return E.isLeft(read) ? read : outcome(id);
  };

  const fold = async (
    id: DirectoryId,
    events: ReadonlyArray<RecordedEvent>,
  ): Promise<E.Either<ReadError | Parked, DirectoryView>> =>
    states.fold(id, events).missing === undefined ? outcome(id) : tail(id);

  const handle = async (events: ReadonlyArray<RecordedEvent>): Promise<void> => {
    lag$.next({ events: events.length, seconds: ageOf(events[0]) });
    for (const [id, own] of byDirectory(events)) await fold(id, own);
    lag$.next(NO_LAG);
  };

  return {
    start: () => {
      following ??= follow(store, { handle, tell: (status) => status$.next(status) });
    },
    ready: () =>
      new Promise((resolve) => {
        const subscription = status$.subscribe((status) => {
          if (status._tag !== 'Live') return;
          resolve();
          queueMicrotask(() => subscription.unsubscribe());
        });
      }),
    directoryIds: () => states.ids(),
    directory: (id) => states.view(id),
    parked: (id) => states.parked(id),
    catchUp: (id) => () => {
      const waiting = tails.get(id);
      if (waiting !== undefined) return waiting;
      const turn = nextTurn().then(() => {
        tails.delete(id);
        return tail(id);
      });
      tails.set(id, turn);
      return turn;
    },
    waitFor: (id, revision, timeoutMs) => () => waitFor(states, id, revision, timeoutMs),
    fold: (id, events) => () => fold(id, events),
    advance: (id, events) => {
      if (states.advance(id, events).missing !== undefined) void tail(id);
    },
    changes$,
    status$,
    lag$,
    stop: async () => {
      await following?.stop();
      changes$.complete();
      status$.complete();
      lag$.complete();
    },
  };
};

const byDirectory = (events: ReadonlyArray<RecordedEvent>): Map<DirectoryId, RecordedEvent[]> => {
  const groups = new Map<DirectoryId, RecordedEvent[]>();
  for (const event of events) {
    const id = directoryOfStream(event.stream);
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [event]);
    else group.push(event);
  }
  return groups;
};

const ageOf = (event: RecordedEvent | undefined): number => {
  const at = event === undefined ? Number.NaN : occurredAt(event);
  return Number.isNaN(at) ? 0 : Math.max(0, (Date.now() - at) / 1000);
};
