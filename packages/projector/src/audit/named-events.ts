import { type DirectoryId, decodeEvent, type EventEnvelope, revision } from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { Parked } from '../projector';

const LONGEST_READ = 500;

/** Events of one directory read by their revisions, each once. */
export class NamedEvents {
  private readonly known = new Map<number, EventEnvelope>();

  constructor(
    private readonly store: EventStore,
    private readonly id: DirectoryId,
  ) {}

  get(at: number): EventEnvelope | undefined {
    return this.known.get(at);
  }

  /** Neighbours are read together, and nothing that is not asked for. */
  async load(revisions: Iterable<number>): Promise<E.Either<ReadError | Parked, void>> {
    const missing = [...new Set(revisions)].filter((at) => !this.known.has(at)).sort((a, b) => a - b);
    for (let from = 0; from < missing.length; ) {
      const first = missing[from] ?? 0;
      let count = 1;
      while (count < LONGEST_READ && missing[from + count] === first + count) count += 1;
      const read = await this.store.readForwards(directoryStream(this.id), revision(first), count)();
      if (E.isLeft(read)) return read;
      for (const stored of read.right) {
        const decoded = decodeEvent(stored);
        if (E.isLeft(decoded)) {
          const { reason } = decoded.left;
          return E.left({ _tag: 'Parked', directoryId: this.id, revision: stored.revision, reason });
        }
        this.known.set(Number(stored.revision), decoded.right);
      }
      from += count;
    }
    return E.right(undefined);
  }
}
