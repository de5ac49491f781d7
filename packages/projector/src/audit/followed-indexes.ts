import { type DirectoryId, decodeEvent, revision } from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { nextTurn } from '../next-turn';
import type { Parked, Projector } from '../projector';
import { AuditIndex } from './audit-index';

const PAGE = 1_000;

/** The indexes of the directories asked about, each as new as the projector's state. */
export class FollowedIndexes {
  private readonly indexes = new Map<DirectoryId, AuditIndex>();
  private readonly building = new Map<DirectoryId, Promise<E.Either<ReadError | Parked, AuditIndex>>>();
  private readonly following;

  constructor(
    private readonly store: EventStore,
    private readonly projector: Projector,
  ) {
    this.following = projector.changes$.subscribe(({ directory, events }) => {
      const index = this.indexes.get(directory.id);
      if (index !== undefined) for (const event of events) index.add(event);
    });
  }

  /** The index at the revision of the projector's state. */
  of(id: DirectoryId): Promise<E.Either<ReadError | Parked, AuditIndex>> {
    const waiting = this.building.get(id);
    if (waiting !== undefined) return waiting;
    const build = this.build(id).finally(() => this.building.delete(id));
    this.building.set(id, build);
    return build;
  }

  stop(): void {
    this.following.unsubscribe();
    this.indexes.clear();
  }

  private async build(id: DirectoryId): Promise<E.Either<ReadError | Parked, AuditIndex>> {
    const index = this.indexes.get(id) ?? new AuditIndex();
    this.indexes.set(id, index);
    for (;;) {
      const from = index.size;
      // Not beyond the state: what comes after it may be what the directory stopped at.
      const missing = Number(this.projector.directory(id).revision) + 1 - from;
      if (missing <= 0) return E.right(index);
      const count = Math.min(missing, PAGE);
      const page = await this.store.readForwards(directoryStream(id), revision(from), count)();
      if (E.isLeft(page)) return page;
      for (const stored of page.right) {
        const decoded = decodeEvent(stored);
        if (E.isLeft(decoded)) {
          const { reason } = decoded.left;
          return E.left({ _tag: 'Parked', directoryId: id, revision: stored.revision, reason });
        }
        index.add(decoded.right);
      }
      if (index.size === from) {
        return E.left({
          _tag: 'Unavailable',
          reason: `event ${from} of directory ${id} is not in the store`,
        });
      }
      await nextTurn();
    }
  }
}
