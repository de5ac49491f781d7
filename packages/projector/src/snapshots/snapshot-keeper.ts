import { type DirectoryId, NO_EVENTS, type Revision, type WholeDirectory } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { nextTurn } from '../next-turn';
import { type Checkpoint, encodeCheckpoint } from './checkpoint';
import { dropErased } from './drop-erased';
import { isOfThisFold } from './snapshot-key';
import type { StorageFault } from './snapshot-store';
import type { Snapshots } from './snapshots';
import { superfluous } from './thin-out';
import { writeSnapshot } from './write-snapshot';

/** When snapshots are written and how many stay. */
export type SnapshotOptions = Snapshots & {
  /** Events of a directory from one snapshot to the next; 60,000 when absent. */
  readonly everyEvents?: number;
  /** Snapshots kept of each directory, spread over its history; 16 when absent. They shorten as-of replays. */
  readonly keep?: number;
};

/** Writes snapshots in the background, one at a time. */
export class SnapshotKeeper {
  private readonly due = new Set<WholeDirectory>();
  private readonly latest = new Map<DirectoryId, Revision>();
  /** Erasures that the snapshots were made to follow. */
  private readonly erasures = new Map<DirectoryId, number>();
  private readonly stopping = new AbortController();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly options: SnapshotOptions,
    /** What the following has handled, at the time of the call. */
    private readonly checkpoint: () => Checkpoint,
  ) {}

  /** Tells that a snapshot of that revision is there. */
  has(id: DirectoryId, revision: Revision): void {
    this.latest.set(id, revision);
  }

  /** Writes one if it is time, after the one that is being written; answers at once. */
  consider(directory: WholeDirectory): void {
    this.due.add(directory);
    this.writing ??= this.writeDue();
  }

  /** A snapshot that is being written is given up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.writing;
  }

  private async writeDue(): Promise<void> {
    await nextTurn();
    const { everyEvents = 60_000 } = this.options;
    for (const directory of this.due) {
      this.due.delete(directory);
      await this.dropErased(directory);
      const since = directory.revision - (this.latest.get(directory.id) ?? NO_EVENTS);
      if (since >= BigInt(everyEvents)) await this.write(directory);
    }
    this.writing = undefined;
  }

  private async write(directory: WholeDirectory): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.latest.set(directory.id, directory.revision);
    const { store } = this.options;
    const checkpoint = this.checkpoint();
    const written = await writeSnapshot(store, directory, this.stopping.signal)();
    if (E.isLeft(written)) return this.tell(written.left);
    const noted = await store.writeCheckpoint(encodeCheckpoint(checkpoint))();
    if (E.isLeft(noted)) this.tell(noted.left);
    await this.dropErased(directory);
    await this.prune(directory.id);
  }

  /** Somebody who is erased is in no snapshot: all from before go. */
  private async dropErased({ id, erased }: WholeDirectory): Promise<void> {
    if (erased.size === (this.erasures.get(id) ?? 0)) return;
    const dropped = await dropErased(this.options.store, { id, erased })();
    if (E.isLeft(dropped)) this.tell(dropped.left);
    else this.erasures.set(id, erased.size);
  }

  private tell(fault: StorageFault): void {
    if (!this.stopping.signal.aborted) this.options.onAlarm?.(fault);
  }

  private async prune(id: DirectoryId): Promise<void> {
    const { store, keep = 16 } = this.options;
    const keys = await store.list(id)();
    if (E.isLeft(keys)) return this.tell(keys.left);
    const useless = keys.right.filter((key) => !isOfThisFold(key));
    for (const key of [...useless, ...superfluous(keys.right.filter(isOfThisFold), keep)]) {
      const removed = await store.remove(key)();
      if (E.isLeft(removed)) this.tell(removed.left);
    }
  }
}
