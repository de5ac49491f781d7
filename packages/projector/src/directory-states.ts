import {
  createDirectory,
  type DirectoryId,
  type DirectoryView,
  describeUnfoldable,
  type EventEnvelope,
  evolve,
  foldStored,
  type MutableDirectory,
  NO_EVENTS,
  type Revision,
  revision,
  type StoredEvent,
  type Unfoldable,
  type WholeDirectory,
} from '@rollcall/domain';
import { type Either, isRight, left, right } from 'fp-ts/lib/Either.js';
import type { Parked } from './projector';

type Entry = {
  directory: WholeDirectory;
  parked: Parked | undefined;
  readonly waiting: Set<() => void>;
};

/** What folding events came to: the revision of the first one that is missing, if one is. */
export type Folded = { readonly missing: Revision | undefined };

type Telling = {
  readonly folded: (directory: DirectoryView, events: ReadonlyArray<EventEnvelope>) => void;
  readonly parked: (parked: Parked) => void;
};

/** The states of all directories known here, moved on by contiguous events only. */
export class DirectoryStates {
  private readonly entries = new Map<DirectoryId, Entry>();

  constructor(private readonly tell: Telling) {}

  ids(): ReadonlyArray<DirectoryId> {
    return [...this.entries]
      .filter(([, { directory, parked }]) => directory.revision > NO_EVENTS || parked !== undefined)
      .map(([id]) => id);
  }

  /** Starts a directory of which nothing is known here from a state; an older one is as good as none. */
  seed(directory: WholeDirectory): void {
    const entry = this.entry(directory.id);
    if (entry.directory.revision > NO_EVENTS) return;
    entry.directory = directory;
    this.wake(entry);
  }

  /** The state itself, to be captured; `undefined` for a directory never heard of. */
  whole(id: DirectoryId): WholeDirectory | undefined {
    return this.entries.get(id)?.directory;
  }

  view(id: DirectoryId): DirectoryView {
    return this.entries.get(id)?.directory ?? createDirectory(id);
  }

  parked(id: DirectoryId): Parked | undefined {
    return this.entries.get(id)?.parked;
  }

  /** Folds those that come next, passes over those folded already, and stops before a gap. */
  fold(id: DirectoryId, events: ReadonlyArray<StoredEvent>): Folded {
    return this.run(id, events, foldStored);
  }

  /** As `fold`, for events as the directory's own stream has them: one that is missing is lost, and parks. */
  foldStream(id: DirectoryId, events: ReadonlyArray<StoredEvent>): void {
    this.run(id, events, foldStored, 'park');
  }

  /** As `fold`, for events that were sealed here: nobody could alter them. */
  advance(id: DirectoryId, events: ReadonlyArray<EventEnvelope>): Folded {
    return this.run(id, events, (directory, event) => {
      const fault = evolve(directory, event);
      return fault === undefined ? right(event) : left(fault);
    });
  }

  /** Calls back once, after the next fold or parking of this directory. Answers the way to forget it. */
  onceChanged(id: DirectoryId, callback: () => void): () => void {
    const { waiting } = this.entry(id);
    waiting.add(callback);
    return () => waiting.delete(callback);
  }

  private run<Event extends { readonly revision: Revision }>(
    id: DirectoryId,
    events: ReadonlyArray<Event>,
    step: (directory: MutableDirectory, event: Event) => Either<Unfoldable, EventEnvelope>,
    atGap: 'stop' | 'park' = 'stop',
  ): Folded {
    if (events.length === 0) return { missing: undefined };
    const entry = this.entry(id);
    const { directory } = entry;
    const done: EventEnvelope[] = [];
    let missing: Revision | undefined;
    let parked: Parked | undefined;
    for (const event of events) {
      if (entry.parked !== undefined || event.revision <= directory.revision) continue;
      if (atGap === 'stop' && event.revision > directory.revision + 1n) {
        missing = revision(directory.revision + 1n);
        break;
      }
      const folded = step(directory, event);
      if (isRight(folded)) {
        done.push(folded.right);
      } else {
        const reason = describeUnfoldable(folded.left);
        parked = { _tag: 'Parked', directoryId: id, revision: event.revision, reason };
        entry.parked = parked;
      }
    }
    if (done.length > 0) this.tell.folded(directory, done);
    if (parked !== undefined) this.tell.parked(parked);
    if (done.length > 0 || entry.parked !== undefined) this.wake(entry);
    return { missing };
  }

  private wake(entry: Entry): void {
    const callbacks = [...entry.waiting];
    entry.waiting.clear();
    for (const callback of callbacks) callback();
  }

  private entry(id: DirectoryId): Entry {
    const known = this.entries.get(id);
    if (known !== undefined) return known;
    const entry: Entry = { directory: createDirectory(id), parked: undefined, waiting: new Set() };
    this.entries.set(id, entry);
    return entry;
  }
}
