import {
  type ChainHead,
  type DirectoryId,
  emptyChain,
  isBroken,
  isJsonObject,
  revision,
  type StoredEvent,
  verifyNext,
} from '@rollcall/domain';
import type { Checkpoint } from '../checkpoint/checkpoint';
import { eventLeaf } from '../tree/event-leaf';
import { EMPTY_ROOT, type TreeHash } from '../tree/hashes';
import { TreeHasher } from '../tree/tree-hasher';
import { Diagnosis } from './diagnosis';
import type { Tampered, Verdict } from './verdict';

/**
 * Walks a directory's log from its first event on: the chain of digests, which shows what was done to some
 * events, and the tree against checkpoints kept elsewhere, which shows what was done to all of them. Give it
 * every event in the order of the log, whatever it looks like; memory does not grow with the log.
 */
export class HistoryVerifier {
  private head: ChainHead = emptyChain;
  private readonly tree = new TreeHasher();
  private readonly checkpoints: ReadonlyArray<Checkpoint>;
  private diagnosis: Diagnosis | undefined;
  /** What a whole chain does not show. */
  private tampered: Tampered | undefined;
  /** Checkpoints that the tree was compared with. */
  private compared = 0;
  private anchored = 0;
  private count = 0;

  /** Checkpoints whose signatures were verified, in any order. */
  constructor(
    private readonly directory: DirectoryId,
    checkpoints: ReadonlyArray<Checkpoint> = [],
  ) {
    this.checkpoints = [...checkpoints].sort((a, b) => a.size - b.size);
    this.compare();
  }

  add(event: StoredEvent): void {
    this.count += 1;
    if (this.diagnosis !== undefined) return this.diagnosis.add(event);
    const next = verifyNext(this.head, event);
    const leaf = isBroken(next) ? undefined : eventLeaf(event);
    if (isBroken(next) || leaf === undefined) {
      this.diagnosis = new Diagnosis(this.head, event);
      return;
    }
    this.head = next;
    this.tampered ??= this.misplaced(event);
    this.tree.add(leaf);
    this.compare();
  }

  /** After the last event. */
  verdict(): Verdict {
    const largest = this.checkpoints.at(-1)?.size ?? 0;
    if (this.tampered !== undefined) return this.tampered;
    if (this.diagnosis !== undefined) return this.diagnosis.verdict(this.count < largest);
    const { size } = this.tree;
    if (size < largest) {
      const reason = `event ${size} and all after it are gone: a checkpoint counts ${largest} events`;
      const until = revision(largest - 1);
      return { _tag: 'Tampered', kind: 'truncated', revision: revision(size), until, reason };
    }
    return { _tag: 'Intact', size, root: this.root(), digest: this.head.digest, anchored: this.anchored };
  }

  private root(): TreeHash {
    return this.tree.size === 0 ? EMPTY_ROOT : this.tree.root();
  }

  private compare(): void {
    const { size } = this.tree;
    for (;;) {
      const checkpoint = this.checkpoints[this.compared];
      if (checkpoint?.size !== size) return;
      this.compared += 1;
      if (checkpoint.root.equals(this.root())) this.anchored = size;
      else this.tampered ??= this.rewrite(checkpoint);
    }
  }

  /** Whether the event belongs in another log: a whole one that was put in the place of this is a whole chain. */
  private misplaced({ revision: at, metadata }: StoredEvent): Tampered | undefined {
    const directory = isJsonObject(metadata) ? metadata.directoryId : undefined;
    if (directory === this.directory) return undefined;
    const reason = `event ${at}: it is of directory ${JSON.stringify(directory)}`;
    return { _tag: 'Tampered', kind: 'moved', revision: at, until: at, reason };
  }

  /** The chain is whole and the tree is another: everything from some event on was made anew. */
  private rewrite({ size, madeAt }: Checkpoint): Tampered {
    const reason = `events ${this.anchored} to ${size - 1} are not those of the checkpoint of ${madeAt}`;
    return {
      _tag: 'Tampered',
      kind: 'rewritten',
      revision: revision(this.anchored),
      until: revision(Math.max(this.anchored, size - 1)),
      reason,
    };
  }
}

/** The verdict on a log that is at hand as a whole. */
export const verifyHistory = (
  events: Iterable<StoredEvent>,
  directory: DirectoryId,
  checkpoints: ReadonlyArray<Checkpoint> = [],
): Verdict => {
  const verifier = new HistoryVerifier(directory, checkpoints);
  for (const event of events) verifier.add(event);
  return verifier.verdict();
};
