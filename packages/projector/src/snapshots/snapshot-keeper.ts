import { type DirectoryId, NO_EVENTS, type Revision, type WholeDirectory } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { type Checkpoint, encodeCheckpoint } from './checkpoint';
import { isOfThisFold } from './snapshot-key';
import type { Snapshots } from './snapshots';
import { writeSnapshot } from './write-snapshot';

/** When snapshots are written and how many stay. */
export type SnapshotOptions = Snapshots & {
  /** Events of a directory from one snapshot to the next; 100,000 when absent. */
  readonly everyEvents?: number;
  /** Snapshots kept of each directory, the newest; 10 when absent. They also shorten as-of replays. */
  readonly keep?: number;
};

/** Writes snapshots in the background, one at a time. */
export class SnapshotKeeper {
  private readonly latest = new Map<DirectoryId, Revision>();
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

  /** Writes one if it is time, and answers at once. */
  consider(directory: WholeDirectory): void {
    const { everyEvents = 100_000 } = this.options;
    const since = directory.revision - (this.latest.get(directory.id) ?? NO_EVENTS);
    if (since < BigInt(everyEvents) || this.writing !== undefined || this.stopping.signal.aborted) return;
    this.writing = this.write(directory).finally(() => {
      this.writing = undefined;
    });
  }

  /** A snapshot that is being written is given up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.writing;
  }

  private async write(directory: WholeDirectory): Promise<void> {
    const { store, onAlarm } = this.options;
    const tell = (result: E.Either<Parameters<NonNullable<typeof onAlarm>>[0], unknown>) => {
      if (E.isLeft(result) && !this.stopping.signal.aborted) onAlarm?.(result.left);
    };
    this.latest.set(directory.id, directory.revision);
    const checkpoint = this.checkpoint();
    const written = await writeSnapshot(store, directory, this.stopping.signal)();
    if (E.isLeft(written)) return tell(written);
    tell(await store.writeCheckpoint(encodeCheckpoint(checkpoint))());
    await this.prune(directory.id, tell);
  }

  private async prune(
    id: DirectoryId,
    tell: (result: Awaited<ReturnType<ReturnType<Snapshots['store']['remove']>>>) => void,
  ): Promise<void> {
    const { store, keep = 10 } = this.options;
    const keys = await store.list(id)();
    if (E.isLeft(keys)) return;
    const usable = keys.right.filter(isOfThisFold).sort((a, b) => (a.revision < b.revision ? 1 : -1));
    const useless = keys.right.filter((key) => !isOfThisFold(key));
    for (const key of [...useless, ...usable.slice(keep)]) tell(await store.remove(key)());
  }
}
