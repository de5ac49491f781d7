import type { AllStreamSubscription, ResolvedEvent, StreamSubscription } from '@eventstore/db-client';
import type { RecordedEvent, SubscriptionMessage } from '@rollcall/event-store';
import type { Marks } from './marks';
import { recordedEvent } from './recorded-event';

/** The most events of one batch, and of each buffer of the client. */
export const BATCH_SIZE = 256;

/**
 * The client's subscription, pulled: it reads no further ahead than its buffers, and tells by `changed` that
 * there may be something to take.
 */
export class Incoming {
  /** Why nothing more will come; after the events that came before. */
  end: { readonly error: unknown } | undefined;
  #delivered = 0;
  #wake: () => void = () => {};

  constructor(
    private readonly subscription: StreamSubscription | AllStreamSubscription,
    private readonly marks: Marks,
  ) {
    const changed = () => this.#wake();
    const ended = (error: unknown) => {
      this.end ??= { error };
      changed();
    };
    // One turn later, so that what arrives together is taken together.
    subscription.on('readable', () => setImmediate(changed));
    subscription.on('caughtUp', () => {
      marks.caughtUp(this.received);
      changed();
    });
    subscription.on('error', ended);
    subscription.on('end', () => ended(new Error('EventStoreDB ended the subscription')));
    subscription.on('close', () => ended(new Error('the subscription was closed')));
  }

  /** Events that the client has handed on so far, taken or not. */
  get received(): number {
    return this.#delivered + this.subscription.readableLength;
  }

  /** Tells of a checkpoint that the client reported; must not throw (trap P10). */
  checkpoint(position: { readonly commit: bigint; readonly prepare: bigint }): void {
    this.marks.checkpoint(this.received, position);
    this.#wake();
  }

  /** What has come, without waiting. */
  take(): ReadonlyArray<SubscriptionMessage> {
    const marked = this.marks.take(this.#delivered);
    if (marked.length > 0) return marked;
    const events = this.#takeEvents();
    return events.length === 0 ? [] : [{ _tag: 'Events', events }];
  }

  /** Resolves at the next change, on the signal, or after so many milliseconds; then with `false`. */
  changed(signal: AbortSignal, ms: number | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (inTime: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#wake = () => {};
        resolve(inTime);
      };
      const wake = () => done(true);
      const timer = ms === undefined ? undefined : setTimeout(() => done(false), ms);
      signal.addEventListener('abort', wake);
      this.#wake = wake;
    });
  }

  /** Ends the call at the server, which the end of a loop alone would not (trap P4). */
  cancel(): void {
    this.subscription.destroy();
    // Rejects when the call never began.
    this.subscription.unsubscribe().catch(() => undefined);
  }

  #takeEvents(): ReadonlyArray<RecordedEvent> {
    const events: RecordedEvent[] = [];
    const room = Math.min(BATCH_SIZE, this.marks.roomAfter(this.#delivered));
    while (events.length < room) {
      const resolved: ResolvedEvent | null = this.subscription.read();
      if (resolved === null) break;
      this.#delivered += 1;
      const event = recordedEvent(resolved);
      if (event === undefined) {
        this.end = { error: new Error('EventStoreDB sent an entry without an event') };
        break;
      }
      events.push(event);
    }
    return events;
  }
}
