import type { Revision } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import type { Parked } from '@rollcall/projector';
import type { SecurityEvent } from '@rollcall/security-events';
import * as E from 'fp-ts/lib/Either.js';
import type { SecurityEventBatch } from './read-security-events';

/** Tokens that a receiver may leave unacknowledged; it gets no newer ones then. */
const MOST_WAITING = 1_000;
const BATCH = 100;

type Slot = { readonly revision: Revision; readonly waiting: Map<string, SecurityEvent> };

export type Polled = {
  readonly events: ReadonlyArray<SecurityEvent>;
  readonly moreAvailable: boolean;
  /** All up to this event is acknowledged, or nothing for the receiver. */
  readonly position: Revision;
};

/**
 * What lies between the position of a polled feed and the newest event told of. Ids are the same each time they are
 * made, so a window that was lost is made again, and what was acknowledged out of order is then sent again.
 */
export class PollWindow {
  #slots: Slot[] = [];
  #read: Revision;

  constructor(
    private position: Revision,
    private readonly source: (
      after: Revision,
      most: number,
    ) => Promise<E.Either<ReadError | Parked, SecurityEventBatch>>,
  ) {
    this.#read = position;
  }

  /** Takes acknowledgements, then answers up to `most` tokens that are not acknowledged yet. */
  async poll(done: ReadonlyArray<string>, most: number): Promise<E.Either<ReadError | Parked, Polled>> {
    const left = new Set(done);
    for (let isEnd = false; ; ) {
      for (const { waiting } of this.#slots) {
        for (const id of waiting.keys()) if (left.delete(id)) waiting.delete(id);
      }
      this.#settle();
      const enough = this.#waiting() > most && left.size === 0;
      if (isEnd || enough || this.#waiting() >= MOST_WAITING) break;
      const read = await this.source(this.#read, BATCH);
      if (E.isLeft(read)) return read;
      isEnd = read.right.revision === this.#read;
      this.#add(read.right);
    }
    const events = this.#slots.flatMap(({ waiting }) => [...waiting.values()]);
    return E.right({
      events: events.slice(0, most),
      moreAvailable: events.length > most,
      position: this.position,
    });
  }

  #add({ events, revision }: SecurityEventBatch): void {
    for (const event of events) {
      const last = this.#slots.at(-1);
      if (last?.revision === event.revision) last.waiting.set(event.id, event);
      else this.#slots.push({ revision: event.revision, waiting: new Map([[event.id, event]]) });
    }
    this.#read = revision;
  }

  #settle(): void {
    while (this.#slots[0]?.waiting.size === 0) {
      const [slot] = this.#slots.splice(0, 1);
      if (slot !== undefined) this.position = slot.revision;
    }
    if (this.#slots.length === 0) this.position = this.#read;
  }

  #waiting(): number {
    return this.#slots.reduce((sum, { waiting }) => sum + waiting.size, 0);
  }
}
