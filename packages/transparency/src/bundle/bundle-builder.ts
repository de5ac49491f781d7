import { type DirectoryId, isJsonObject, type Revision, type StoredEvent } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Checkpoint } from '../checkpoint/checkpoint';
import { eventLeaf } from '../tree/event-leaf';
import type { TreeHash } from '../tree/hashes';
import { consistencyRanges, inclusionRanges, type Range } from '../tree/proof-ranges';
import { RangeHasher } from '../tree/range-hasher';
import { TreeHasher } from '../tree/tree-hasher';
import type { Bundle, BundledEvent } from './bundle';

/** A checkpoint as it was signed, and what it says. */
export type SignedCheckpoint = { readonly note: string; readonly checkpoint: Checkpoint };

export type BundleWish = {
  readonly directory: DirectoryId;
  readonly checkpoint: SignedCheckpoint;
  /** Of the events to prove, below the size of the checkpoint. */
  readonly revisions: ReadonlyArray<Revision>;
  /** An older checkpoint to prove consistent. */
  readonly older?: SignedCheckpoint;
};

/** Why there is no bundle: nothing in it would be proved. */
export type NoBundle = { readonly _tag: 'NoBundle'; readonly reason: string };

/** Makes a bundle by one walk over the log; memory does not grow with the log. */
export class BundleBuilder {
  private readonly tree = new TreeHasher();
  private readonly ranges: ReadonlyArray<ReadonlyArray<Range>>;
  private readonly hasher: RangeHasher;
  private readonly events = new Map<bigint, BundledEvent>();
  /** Of as many events as the older checkpoint counts. */
  private olderRoot: TreeHash | undefined;

  constructor(private readonly wish: BundleWish) {
    const { size } = wish.checkpoint.checkpoint;
    this.ranges = [
      ...wish.revisions.map((revision) => inclusionRanges(Number(revision), size)),
      wish.older === undefined ? [] : consistencyRanges(wish.older.checkpoint.size, size),
    ];
    this.hasher = new RangeHasher(this.ranges.flat());
    this.reachOlder();
  }

  /** The next event of the log, from the first on; those behind the checkpoint are passed over. */
  add(event: StoredEvent): void {
    const leaf = eventLeaf(event);
    if (leaf === undefined || this.tree.size >= this.wish.checkpoint.checkpoint.size) return;
    this.tree.add(leaf);
    this.hasher.add(leaf);
    this.reachOlder();
    if (this.wish.revisions.includes(event.revision)) this.keep(event);
  }

  finish(): E.Either<NoBundle, Bundle> {
    const { directory, checkpoint, revisions, older } = this.wish;
    if (!this.tree.root().equals(checkpoint.checkpoint.root)) {
      return E.left({ _tag: 'NoBundle', reason: 'the log is not the one that the checkpoint vouches for' });
    }
    if (older !== undefined && this.olderRoot?.equals(older.checkpoint.root) !== true) {
      return E.left({ _tag: 'NoBundle', reason: 'the older checkpoint is not of the beginning of this log' });
    }
    const hashes = this.hasher.hashes().values();
    const [...proofs] = this.ranges.map((ranges) => ranges.map(() => base64(hashes.next().value)));
    const consistency = proofs.pop() ?? [];
    const events = revisions.flatMap((revision, at) => {
      const event = this.events.get(revision);
      return event === undefined ? [] : [{ event, inclusion: proofs[at] ?? [] }];
    });
    if (events.length < revisions.length) {
      return E.left({ _tag: 'NoBundle', reason: 'one of the events came after the checkpoint' });
    }
    return E.right({
      format: 'rollcall proof 1',
      directory,
      checkpoint: checkpoint.note,
      events,
      ...(older === undefined ? {} : { older: { checkpoint: older.note, consistency } }),
    });
  }

  private reachOlder(): void {
    if (this.tree.size === this.wish.older?.checkpoint.size) this.olderRoot = this.tree.root();
  }

  private keep({ id, revision, type, data, metadata }: StoredEvent): void {
    if (!isJsonObject(data) || !isJsonObject(metadata)) return;
    this.events.set(revision, { id, revision: revision.toString(), type, data, metadata });
  }
}

const base64 = (hash: TreeHash | undefined): string => hash?.toString('base64') ?? '';
