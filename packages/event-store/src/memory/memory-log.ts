import { type Revision, revision } from '@rollcall/domain';
import type { RecordedEvent } from '../events';
import { parseOrText } from '../json-text';
import type { SerialisedEvent } from '../serialised-event';
import type { StreamName } from '../stream-name';

/** Text is kept, not values: nobody who holds an event can change what the next reader sees. */
export type Entry = {
  readonly stream: StreamName;
  readonly revision: Revision;
  /** From 1 on, without gaps. */
  readonly position: bigint;
  readonly event: SerialisedEvent;
};

export const recorded = ({ stream, revision, position, event }: Entry): RecordedEvent => ({
  stream,
  revision,
  position: { commit: position, prepare: position },
  id: event.id,
  type: event.type,
  data: parseOrText(event.data),
  metadata: parseOrText(event.metadata),
  text: { data: event.data, metadata: event.metadata },
});

const slice = (entries: ReadonlyArray<Entry>, from: bigint, count: number): ReadonlyArray<Entry> => {
  const index = Math.max(0, Number(from));
  return entries.slice(index, index + Math.max(0, count));
};

/** All events in order of position, and those of each stream in order of revision. */
export class MemoryLog {
  readonly #all: Entry[] = [];
  readonly #streams = new Map<StreamName, Entry[]>();

  /** `NO_EVENTS` for an unknown stream. */
  headOf(stream: StreamName): Revision {
    return revision((this.#streams.get(stream)?.length ?? 0) - 1);
  }

  add(stream: StreamName, events: ReadonlyArray<SerialisedEvent>): void {
    const entries = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, entries);
    for (const event of events) {
      const position = BigInt(this.#all.length + 1);
      const entry: Entry = { stream, revision: revision(entries.length), position, event };
      entries.push(entry);
      this.#all.push(entry);
    }
  }

  afterRevision(stream: StreamName, after: bigint, count: number): ReadonlyArray<Entry> {
    return slice(this.#streams.get(stream) ?? [], after + 1n, count);
  }

  afterPosition(after: bigint, count: number): ReadonlyArray<Entry> {
    return slice(this.#all, after, count);
  }

  /** Newest first. */
  downFrom(stream: StreamName, from: bigint | 'end', count: number): ReadonlyArray<Entry> {
    const entries = this.#streams.get(stream) ?? [];
    const end = from === 'end' || from >= entries.length ? entries.length : Math.max(0, Number(from) + 1);
    return entries.slice(Math.max(0, end - count), end).toReversed();
  }
}
