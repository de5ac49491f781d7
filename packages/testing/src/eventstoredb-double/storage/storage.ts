import { Bell } from './bell';
import { checkCommit, type StreamKnowledge } from './check-commit';
import type { ExpectedRevision } from './expected-revision';
import { RecentIds } from './recent-ids';
import {
  isAfter,
  type LogPosition,
  type ProposedRecord,
  type StoredRecord,
  sizeOnDisk,
} from './stored-record';
import { DELETED, firstVisible, parseStreamMetadata, type StreamMetadata } from './stream-metadata';

export type AppendOutcome =
  | { readonly _tag: 'Written'; readonly revision: bigint; readonly position: LogPosition }
  /** `current` is -1 when the stream does not exist. */
  | { readonly _tag: 'WrongVersion'; readonly current: bigint }
  | { readonly _tag: 'Deleted' };

type Stream = { readonly records: StoredRecord[]; isTombstoned: boolean };

/** What a record takes in the log beside its content; only that positions differ depends on it. */
const RECORD_OVERHEAD = 64;
const TICKS_PER_MS = 10_000n;

const metadataStreamOf = (stream: string): string => `$$${stream}`;

/** The log of a server and its index by stream. Nodes of a cluster share one. */
export class Storage {
  readonly log: StoredRecord[] = [];
  readonly bell = new Bell();
  readonly recentIds = new RecentIds();
  /** The clock of the node that writes, in ms since the Unix epoch. */
  now: () => number = Date.now;
  #end = 100n;
  readonly #streams = new Map<string, Stream>();

  append(stream: string, expected: ExpectedRevision, events: ReadonlyArray<ProposedRecord>): AppendOutcome {
    const knowledge = this.#knowledge(stream);
    const ids = events.map((event) => event.id);
    const verdict = checkCommit(knowledge, expected, ids);
    switch (verdict._tag) {
      case 'Deleted':
        return verdict;
      case 'WrongVersion':
        return { ...verdict, current: knowledge.current };
      case 'Repeated':
        return this.#written(stream, verdict.revision);
      case 'Append': {
        this.#write(stream, events);
        if (knowledge.isSoftDeleted) this.#setTruncateBefore(stream, knowledge.current + 1n);
        this.bell.ring();
        return this.#written(stream, this.currentRevision(stream));
      }
    }
  }

  /** Hides all events; the stream may be written to again, and its revisions go on. */
  deleteSoftly(stream: string, expected: ExpectedRevision): AppendOutcome {
    return this.#remove(stream, expected, () => this.#setTruncateBefore(stream, DELETED));
  }

  /** Ends the stream for ever. */
  tombstone(stream: string, expected: ExpectedRevision): AppendOutcome {
    return this.#remove(stream, expected, () => {
      this.#write(stream, [
        {
          id: crypto.randomUUID(),
          type: '$streamDeleted',
          isJson: true,
          data: Buffer.from('{}'),
          metadata: Buffer.alloc(0),
        },
      ]);
      this.#stream(stream).isTombstoned = true;
    });
  }

  isTombstoned(stream: string): boolean {
    return this.#streams.get(stream)?.isTombstoned ?? false;
  }

  /** Whether a read answers that there is no such stream. */
  isUnknown(stream: string): boolean {
    return this.currentRevision(stream) < 0n || this.#metadata(stream).truncateBefore === DELETED;
  }

  /** Revision of the last event, hidden or not; -1 when there was none ever. */
  currentRevision(stream: string): bigint {
    return BigInt((this.#streams.get(stream)?.records.length ?? 0) - 1);
  }

  /** Up to `count` events that may be seen, from the revision on. */
  forwards(stream: string, from: bigint, count: number): ReadonlyArray<StoredRecord> {
    const first = this.#firstVisible(stream);
    return this.#unexpired(stream, from > first ? from : first, this.currentRevision(stream), 1, count);
  }

  /** Up to `count` events that may be seen, from the revision (or the last one) down. */
  backwards(stream: string, from: bigint, count: number): ReadonlyArray<StoredRecord> {
    const last = this.currentRevision(stream);
    return this.#unexpired(stream, from < last ? from : last, this.#firstVisible(stream), -1, count);
  }

  /** Index in the log of the first record after the position. */
  indexAfter(position: LogPosition): number {
    let low = 0;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const record = this.log[middle];
      if (record !== undefined && !isAfter(record.position, position)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #remove(stream: string, expected: ExpectedRevision, remove: () => void): AppendOutcome {
    const knowledge = this.#knowledge(stream);
    if (knowledge.isTombstoned) return { _tag: 'Deleted' };
    const current = knowledge.current;
    const asExpected =
      expected._tag === 'Any' ||
      ((expected._tag === 'NoStream' ? current < 0n : current >= 0n) &&
        (expected._tag !== 'Revision' || expected.revision === current));
    if (!asExpected) return { _tag: 'WrongVersion', current };
    remove();
    this.bell.ring();
    const position = this.log.at(-1)?.position ?? { commit: 0n, prepare: 0n };
    return { _tag: 'Written', revision: current, position };
  }

  #write(stream: string, events: ReadonlyArray<ProposedRecord>): void {
    const { records } = this.#stream(stream);
    const prepares = events.map((event) => {
      const prepare = this.#end;
      this.#end += BigInt(sizeOnDisk(event) + RECORD_OVERHEAD);
      return prepare;
    });
    const commit = prepares.at(-1) ?? this.#end;
    const created = this.#ticks();
    events.forEach((event, index) => {
      const revision = BigInt(records.length);
      const position = { commit, prepare: prepares[index] ?? commit };
      const record: StoredRecord = { ...event, stream, revision, position, created };
      records.push(record);
      this.log.push(record);
      this.recentIds.add(stream, event.id, revision);
    });
  }

  #written(stream: string, revision: bigint): AppendOutcome {
    const position = this.#streams.get(stream)?.records[Number(revision)]?.position;
    return { _tag: 'Written', revision, position: position ?? { commit: 0n, prepare: 0n } };
  }

  #setTruncateBefore(stream: string, revision: bigint): void {
    const data = Buffer.from(`{"$tb":${revision}}`);
    const id = crypto.randomUUID();
    this.#write(metadataStreamOf(stream), [
      { id, type: '$metadata', isJson: true, data, metadata: Buffer.alloc(0) },
    ]);
  }

  #stream(name: string): Stream {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const stream: Stream = { records: [], isTombstoned: false };
    this.#streams.set(name, stream);
    return stream;
  }

  #metadata(stream: string): StreamMetadata {
    return parseStreamMetadata(this.#streams.get(metadataStreamOf(stream))?.records.at(-1)?.data);
  }

  /** Each event has an age of its own: the clock may have gone backwards between two of them. */
  #unexpired(stream: string, from: bigint, to: bigint, step: 1 | -1, count: number): StoredRecord[] {
    const records = this.#streams.get(stream)?.records ?? [];
    const { maxAge } = this.#metadata(stream);
    const oldest = maxAge === undefined ? 0n : this.#ticks() - maxAge * 1_000n * TICKS_PER_MS;
    const end = Number(to);
    const found: StoredRecord[] = [];
    for (let at = Number(from); step * (end - at) >= 0 && found.length < count; at += step) {
      const record = records[at];
      if (record !== undefined && record.created >= oldest) found.push(record);
    }
    return found;
  }

  #ticks(): bigint {
    return BigInt(Math.trunc(this.now())) * TICKS_PER_MS;
  }

  #firstVisible(stream: string): bigint {
    return firstVisible(this.#metadata(stream), this.currentRevision(stream));
  }

  #knowledge(name: string): StreamKnowledge {
    const stream = this.#streams.get(name);
    return {
      current: this.currentRevision(name),
      isTombstoned: stream?.isTombstoned ?? false,
      isSoftDeleted: this.#metadata(name).truncateBefore === DELETED,
      hasMetadata: this.#streams.has(metadataStreamOf(name)),
      idAt: (revision) => stream?.records[Number(revision)]?.id,
      recent: (id) => this.recentIds.revisionOf(name, id),
    };
  }
}
