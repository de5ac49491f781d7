import { type EventStore, streamName } from '@rollcall/event-store';
import type { Projector, ProjectorLag, ProjectorStatus } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';

/** How well what is known here is known to be what the store holds. */
export type Contact = {
  /** Since the moment for which that was last proven; infinite when it never was. */
  readonly seconds: number;
  /** Why there is no newer proof. */
  readonly reason: string;
};

const LONGEST_INTERVAL_MS = 5_000;
const SHORTEST_INTERVAL_MS = 100;

/** Never written to: asking for its head proves that the store answers. */
const probe = streamName('rollcall-contact');

/**
 * Asks the store for a sign of life, several times within `maxStaleness` seconds. It proves something only
 * while the projection is live: that all is known here but what was written since the question was sent,
 * or since the oldest event that waits to be folded.
 */
export class StoreContact {
  private provenAt = Number.NEGATIVE_INFINITY;
  private status: ProjectorStatus = { _tag: 'CatchingUp' };
  private lag: ProjectorLag = { events: 0, seconds: 0 };
  private failure: string | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly store: EventStore,
    projector: Projector,
    private readonly maxStaleness: number,
  ) {
    const subscriptions = [
      projector.status$.subscribe((status) => {
        this.status = status;
        if (status._tag === 'Live') void this.ask();
      }),
      projector.lag$.subscribe((lag) => {
        this.lag = lag;
      }),
    ];
    this.unsubscribe = () => subscriptions.forEach((subscription) => subscription.unsubscribe());
    const interval = Math.min(LONGEST_INTERVAL_MS, Math.max(SHORTEST_INTERVAL_MS, maxStaleness * 200));
    this.timer = setInterval(() => void this.ask(), interval).unref();
  }

  now(): Contact {
    return { seconds: (performance.now() - this.provenAt) / 1_000, reason: this.reason() };
  }

  /** Why nothing is answered from what is known here; `undefined` while it may be. */
  stale(): string | undefined {
    const { seconds, reason } = this.now();
    if (seconds <= this.maxStaleness) return undefined;
    return Number.isFinite(seconds)
      ? `the last sign of it is ${Math.floor(seconds)} s old and at most ${this.maxStaleness} s are allowed (${reason})`
      : `there was no sign of it since the start (${reason})`;
  }

  stop(): void {
    clearInterval(this.timer);
    this.unsubscribe();
  }

  private async ask(): Promise<void> {
    if (this.status._tag !== 'Live') return;
    const sentAt = performance.now();
    const head = await this.store.head(probe)();
    if (E.isLeft(head)) {
      this.failure = head.left._tag === 'StreamDeleted' ? 'its stream was deleted' : head.left.reason;
      return;
    }
    this.failure = undefined;
    if (this.status._tag !== 'Live') return;
    this.provenAt = Math.max(this.provenAt, sentAt - this.lag.seconds * 1_000);
  }

  private reason(): string {
    switch (this.status._tag) {
      case 'CatchingUp':
        return 'the projection is catching up';
      case 'Retrying':
        return `the projection lost the store: ${this.status.reason}`;
      case 'Stopped':
        return 'the projection stopped';
      case 'Live':
        return (
          this.failure ?? (this.lag.events > 0 ? 'events wait to be folded' : 'the store does not answer')
        );
    }
  }
}
