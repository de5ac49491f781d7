import { NO_EVENTS, nextRevision, type Revision, revision } from '@rollcall/domain';
import { admit } from '../admission';
import { type Appended, appendedAt } from '../appended';
import type { SerialisedEvent } from '../serialised-event';
import type { StreamName } from '../stream-name';
import type { EventWriter } from './event-writer';

export type PendingAppend = {
  readonly stream: StreamName;
  readonly expected: Revision;
  readonly events: ReadonlyArray<SerialisedEvent>;
};

/** What a transaction made of an append. It counts once the transaction is durable. */
export type Placed =
  | { readonly _tag: 'Placed'; readonly appended: Appended }
  | { readonly _tag: 'WrongRevision'; readonly append: PendingAppend; readonly actual: Revision };

/** Decides appends one after the other inside one open transaction, and writes those that are in order. */
export class Placing {
  readonly #writer: EventWriter;
  #position: number;

  constructor(writer: EventWriter) {
    this.#writer = writer;
    this.#position = writer.lastPosition();
  }

  place(append: PendingAppend): Placed {
    const { stream, expected, events } = append;
    const state = this.#writer.stateOf(stream);
    const actual = state?.head ?? NO_EVENTS;
    const ids = events.map((event) => event.id);
    const idsAfter = (after: Revision, count: number) =>
      state === undefined ? [] : this.#writer.idsAfter(state.key, after, count);
    const admission = admit(actual, expected, ids, idsAfter);
    if (admission === 'WrongRevision') return { _tag: 'WrongRevision', append, actual };

    const key = state?.key ?? this.#writer.addStream(stream);
    const last = revision(expected + BigInt(events.length));
    const [from, to] =
      admission === 'Append'
        ? this.#write(key, Number(expected) + 1, events)
        : [this.#writer.positionAt(key, nextRevision(expected)), this.#writer.positionAt(key, last)];
    return { _tag: 'Placed', appended: appendedAt(last, from, to, events.length) };
  }

  /** Answers the positions of the first and the last. */
  #write(key: number, firstRevision: number, events: ReadonlyArray<SerialisedEvent>): [bigint, bigint] {
    const first = this.#position + 1;
    this.#writer.addEvents(key, first, firstRevision, events);
    this.#position += events.length;
    return [BigInt(first), BigInt(this.#position)];
  }
}
