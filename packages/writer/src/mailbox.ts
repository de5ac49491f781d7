import type { DirectoryId } from '@rollcall/domain';
import type { PersonKeys } from '@rollcall/erasure';
import {
  type AppendError,
  type Appended,
  directoryStream,
  type EventStore,
  type ProposedEvent,
  type Unavailable,
} from '@rollcall/event-store';
import type { Projector } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { appendKnowing } from './append-knowing';
import { assemble, type Batch, type BatchLimits } from './batch';
import { pause } from './pause';
import type { Waiting } from './waiting';
import type { Commit, WriteError } from './writer';

export type MailboxOptions = {
  readonly store: EventStore;
  readonly projector: Projector;
  readonly keys: PersonKeys | undefined;
  readonly limits: BatchLimits;
  readonly maxAttempts: number;
  readonly unknownPatienceMs: number;
  readonly onCommit: (commit: Commit) => void;
};

/**
 * The changes of one directory, one append at a time. Those that arrive during an append form the next
 * batch. The expected revision is the only fence: after a lost race the missing events are folded and all
 * are planned and decided again.
 */
export class Mailbox {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  /** Why nothing is taken in: the store does not say what became of a batch. */
  private stuck: string | undefined;
  private closing = false;

  constructor(
    private readonly id: DirectoryId,
    private readonly options: MailboxOptions,
  ) {}

  put(one: Waiting): void {
    if (this.stuck !== undefined) return one.fail({ _tag: 'Unavailable', reason: this.stuck });
    this.waiting.push(one);
    this.running ??= this.run();
  }

  /** Resolves when nothing waits any more. */
  close(): Promise<void> {
    this.closing = true;
    return this.running ?? Promise.resolve();
  }

  private async run(): Promise<void> {
    let maxChanges = this.options.limits.maxChanges;
    while (this.waiting.length > 0) {
      await this.gather();
      const parked = this.options.projector.parked(this.id);
      if (parked !== undefined) {
        this.fail(this.waiting.length, parked);
        break;
      }
      const limits = { ...this.options.limits, maxChanges };
      const batch = assemble(this.options.projector.directory(this.id), this.waiting, limits);
      const tooLarge = await this.commit(batch);
      maxChanges = tooLarge ? 1 : this.options.limits.maxChanges;
    }
    this.running = undefined;
  }

  /** Waits as long as each turn of the event loop brings more, so that one append serves them all. */
  private async gather(): Promise<void> {
    for (let seen = 0; seen < this.waiting.length && seen < this.options.limits.maxChanges; ) {
      seen = this.waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Whether the batch was too large and held more than one change: each then goes alone. */
  private async commit(batch: Batch): Promise<boolean> {
    const [first, ...rest] = batch.proposed;
    if (first === undefined) {
      this.succeed(batch);
      return false;
    }
    const kept = this.keepKeys(batch);
    if (E.isLeft(kept)) {
      this.fail(batch.taken, kept.left);
      return false;
    }
    const appended = await this.append(batch, [first, ...rest]);
    if (E.isRight(appended)) {
      this.options.projector.advance(this.id, batch.events, appended.right);
      this.succeed(batch);
      return false;
    }
    const error = appended.left;
    switch (error._tag) {
      case 'Conflict':
        await this.options.projector.fold(this.id, error.tail)();
        await this.options.projector.catchUp(this.id)();
        await this.retry(batch.taken);
        return false;
      case 'OutcomeUnknown':
        this.fail(batch.taken, { _tag: 'StillUnknown', reason: error.reason });
        return false;
      case 'AppendTooLarge':
        if (batch.taken === 1) this.fail(1, error);
        return batch.taken > 1;
      case 'AccessDenied':
      case 'StreamDeleted':
      case 'Unavailable':
        this.fail(batch.taken, error);
        return false;
    }
  }

  /** Before anything is stored that could not be read without them. */
  private keepKeys({ events }: Batch): E.Either<Unavailable, void> {
    const { keys } = this.options;
    const people = events.flatMap(({ event, stored }) =>
      stored !== undefined && event.type === 'UserCreated' ? event.data.userId : [],
    );
    return keys === undefined || people.length === 0 ? E.right(undefined) : keys.keep(this.id, people);
  }

  private async append(
    batch: Batch,
    events: readonly [ProposedEvent, ...ProposedEvent[]],
  ): Promise<E.Either<AppendError, Appended>> {
    const { store, unknownPatienceMs: patienceMs, onCommit } = this.options;
    const started = performance.now();
    const appended = await appendKnowing(store.append(directoryStream(this.id), batch.expected, events), {
      patienceMs,
      onImpatient: (reason) => this.answerWhileStuck(batch.taken, reason),
      givenUp: () => this.closing,
    });
    const wasStuck = this.stuck !== undefined;
    this.stuck = undefined;
    onCommit({
      directoryId: this.id,
      changes: batch.taken,
      events: events.length,
      milliseconds: performance.now() - started,
      outcome: E.isRight(appended) ? 'Appended' : appended.left._tag,
    });
    if (wasStuck && E.isLeft(appended)) return E.left({ _tag: 'OutcomeUnknown', reason: 'answered before' });
    return appended;
  }

  /** Those in the batch learn that their outcome is unknown; those behind it, that nothing was changed. */
  private answerWhileStuck(taken: number, reason: string): void {
    this.stuck = reason;
    for (const one of this.waiting.slice(0, taken)) one.fail({ _tag: 'StillUnknown', reason });
    for (const one of this.waiting.splice(taken)) one.fail({ _tag: 'Unavailable', reason });
  }

  private async retry(taken: number): Promise<void> {
    const racing = this.waiting.slice(0, taken);
    for (const one of racing) one.attempts += 1;
    const attempts = Math.max(...racing.map((one) => one.attempts));
    const lost = new Set(racing.filter((one) => one.attempts >= this.options.maxAttempts));
    this.waiting = this.waiting.filter((one) => !lost.has(one));
    for (const one of lost) one.fail({ _tag: 'Contention', attempts: one.attempts });
    await pause(Math.random() * Math.min(50, 2 ** attempts));
  }

  private succeed(batch: Batch): void {
    this.waiting.splice(0, batch.taken);
    batch.settle();
  }

  private fail(count: number, error: WriteError<never>): void {
    for (const one of this.waiting.splice(0, count)) one.fail(error);
  }
}
