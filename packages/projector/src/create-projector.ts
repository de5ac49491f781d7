import type { DirectoryId, DirectoryView, EventEnvelope } from '@rollcall/domain';
import {
  type Appended,
  directoryOfStream,
  type EventStore,
  type Position,
  type ReadError,
  type RecordedEvent,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { BehaviorSubject, ReplaySubject, Subject } from 'rxjs';
import { DirectoryStates } from './directory-states';
import { type Follower, follow } from './follow';
import { nextTurn } from './next-turn';
import { occurredAt } from './occurred-at';
import type { DirectoryChange, Parked, Projector, ProjectorLag, ProjectorStatus } from './projector';
import { readTail } from './read-tail';
import { type Followed, furthest } from './snapshots/checkpoint';
import { seedStates } from './snapshots/seed-states';
import { SnapshotKeeper, type SnapshotOptions } from './snapshots/snapshot-keeper';
import { waitFor } from './wait-for';

export type ProjectorOptions = {
  readonly store: EventStore;
  /** To start from snapshots and to write them; without, every start reads the whole log. */
  readonly snapshots?: SnapshotOptions;
};

const NO_LAG: ProjectorLag = { events: 0, seconds: 0 };

export const createProjector = ({ store, snapshots }: ProjectorOptions): Projector => {
  const changes$ = new Subject<DirectoryChange>();
  const parked$ = new ReplaySubject<Parked>();
  const status$ = new BehaviorSubject<ProjectorStatus>({ _tag: 'CatchingUp' });
  const lag$ = new BehaviorSubject<ProjectorLag>(NO_LAG);
  const states = new DirectoryStates({
    folded: (directory, events) => changes$.next({ directory, events }),
    parked: (parked) => parked$.next(parked),
  });
  const tails = new Map<DirectoryId, Promise<E.Either<ReadError | Parked, DirectoryView>>>();
  const followed = new Map<DirectoryId, Followed>();
  const keeper = snapshots && new SnapshotKeeper(snapshots, () => [...followed.values()]);
  let following: Follower | undefined;

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

  const handle = async (events: ReadonlyArray<RecordedEvent>): Promise<ReadError | undefined> => {
    lag$.next({ events: events.length, seconds: ageOf(events[0]) });
    const groups = byDirectory(events);
    for (const [id, own] of groups) {
      const folded = await fold(id, own);
      if (E.isLeft(folded) && folded.left._tag === 'Unavailable') return folded.left;
    }
    for (const [id, own] of groups) {
      const last = own.at(-1);
      if (last !== undefined) followed.set(id, followedTo(id, last));
      const directory = states.whole(id);
      if (directory !== undefined) keeper?.consider(directory);
    }
    lag$.next(NO_LAG);
    return undefined;
  };

  /** What was appended here, and is folded, need not come back from the store. */
  const passOver = (id: DirectoryId, last: EventEnvelope | undefined, { after, position }: Appended) => {
    const directory = states.whole(id);
    if (last === undefined || after === undefined || directory === undefined) return;
    if (directory.revision < last.revision || following?.passOver(after, position) !== true) return;
    followed.set(id, { directory: id, revision: last.revision, eventId: last.id, position });
    keeper?.consider(directory);
  };

  const begin = async (): Promise<E.Either<ReadError, Position | undefined>> => {
    if (snapshots === undefined || keeper === undefined) return E.right(undefined);
    const seeded = await seedStates(snapshots, store, states, keeper);
    if (E.isLeft(seeded)) return seeded;
    for (const one of seeded.right) followed.set(one.directory, one);
    return E.right(furthest(seeded.right));
  };

  return {
    start: () => {
      following ??= follow(store, { begin, handle, tell: (status) => status$.next(status) });
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
    advance: (id, events, appended) => {
      if (states.advance(id, events).missing !== undefined) void tail(id);
      else passOver(id, events.at(-1), appended);
    },
    changes$,
    parked$,
    status$,
    lag$,
    stop: async () => {
      await following?.stop();
      await keeper?.stop();
      changes$.complete();
      parked$.complete();
      status$.complete();
      lag$.complete();
    },
  };
};

const followedTo = (directory: DirectoryId, { revision, id, position }: RecordedEvent): Followed => ({
  directory,
  revision,
  eventId: id,
  position,
});

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
