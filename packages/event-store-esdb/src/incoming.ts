import type { RecordedEvent, SubscriptionMessage, SubscriptionStart } from '@rollcall/event-store';
import type { ReadCall } from './read-call';
import type { TamedClient } from './tamed-client';
import type { ReadAnswer } from './wire/read-answer';
import { subscriptionRequest } from './wire/read-request';

/** The most events of one batch, and of what waits to be taken. */
const BATCH_SIZE = 256;

/**
 * What a subscription receives, pulled: with a full batch waiting it takes in no more, and HTTP/2 holds up the
 * server. Tells by `changed` that there is something to take.
 */
export class Incoming {
  /** Why nothing more will come; after the messages that came before. */
  end: { readonly error: unknown } | undefined;
  readonly #call: ReadCall;
  #messages: SubscriptionMessage[] = [];
  /** The events of the last message, while that still grows. */
  #batch: RecordedEvent[] | undefined;
  #size = 0;
  #wake: () => void = () => {};

  constructor(client: TamedClient, start: SubscriptionStart) {
    this.#call = client.read(subscriptionRequest(start), false, {
      answer: (answer) => this.#receive(answer),
      end: (error) => this.#finish(error ?? new Error('EventStoreDB ended the subscription')),
    });
  }

  /** What has come, without waiting. */
  take(): ReadonlyArray<SubscriptionMessage> {
    const messages = this.#messages;
    if (messages.length === 0) return messages;
    this.#messages = [];
    this.#batch = undefined;
    if (this.#size >= BATCH_SIZE) this.#call.resume();
    this.#size = 0;
    return messages;
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

  cancel(): void {
    this.#call.cancel();
  }

  #receive(answer: ReadAnswer): void {
    switch (answer._tag) {
      case 'Event':
        return this.#receiveEvent(answer.event);
      case 'Checkpoint':
        return this.#receiveMark({ _tag: 'Checkpoint', position: answer.position });
      case 'CaughtUp':
        return this.#receiveMark({ _tag: 'CaughtUp' });
      case 'NoEvent':
        this.#finish(new Error('EventStoreDB sent an entry without an event'));
        return this.#call.cancel();
      case 'StreamNotFound':
      case 'Other':
        return;
    }
  }

  #receiveEvent(event: RecordedEvent): void {
    if (this.#batch === undefined) {
      this.#batch = [];
      this.#add({ _tag: 'Events', events: this.#batch });
    }
    this.#batch.push(event);
    this.#grow();
  }

  #receiveMark(mark: SubscriptionMessage): void {
    this.#batch = undefined;
    this.#add(mark);
    this.#grow();
  }

  #add(message: SubscriptionMessage): void {
    // One turn later, so that what arrives together is taken together.
    if (this.#messages.length === 0) setImmediate(() => this.#wake());
    this.#messages.push(message);
  }

  #grow(): void {
    this.#size += 1;
    if (this.#size === BATCH_SIZE) this.#call.pause();
  }

  #finish(error: unknown): void {
    this.end ??= { error };
    this.#wake();
  }
}
