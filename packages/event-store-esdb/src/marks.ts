import type { Position, SubscriptionMessage } from '@rollcall/event-store';

type Mark = { readonly at: number; caughtUp: boolean; checkpoint: Position | undefined };

/**
 * What the server said between events: the client tells it at once, while events wait in its buffer. A mark
 * is due when as many events were delivered as had come before it. Of several checkpoints between the same
 * two events only the last is kept, so a consumer that does not pull makes nothing grow.
 */
export class Marks {
  readonly #marks: Mark[] = [];

  caughtUp(at: number): void {
    this.#at(at).caughtUp = true;
  }

  checkpoint(at: number, position: Position): void {
    this.#at(at).checkpoint = position;
  }

  /** How many events may be delivered before the next mark is due. */
  roomAfter(delivered: number): number {
    const next = this.#marks[0];
    return next === undefined ? Number.POSITIVE_INFINITY : next.at - delivered;
  }

  /** The messages due after so many events. */
  take(delivered: number): ReadonlyArray<SubscriptionMessage> {
    if (this.roomAfter(delivered) > 0) return [];
    const mark = this.#marks.shift();
    const messages: SubscriptionMessage[] = [];
    if (mark?.checkpoint !== undefined) messages.push({ _tag: 'Checkpoint', position: mark.checkpoint });
    if (mark?.caughtUp === true) messages.push({ _tag: 'CaughtUp' });
    return messages;
  }

  #at(at: number): Mark {
    const last = this.#marks.at(-1);
    if (last?.at === at) return last;
    const mark: Mark = { at, caughtUp: false, checkpoint: undefined };
    this.#marks.push(mark);
    return mark;
  }
}
