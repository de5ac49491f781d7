import { setImmediate as nextTurn } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import type { Unavailable } from '../errors';
import { totalBytes } from '../serialised-event';
import { isBusy, unavailableBy } from './fault';
import type { Answer, GroupTransaction } from './group-transaction';
import { shortPause } from './patience';
import type { PendingAppend } from './placing';

/** More than this in one transaction would keep other processes from the lock for long. */
const MAX_GROUP_BYTES = 4 * 1024 * 1024;

type Waiting = {
  readonly append: PendingAppend;
  readonly bytes: number;
  readonly since: number;
  readonly settle: (answer: Answer) => void;
};

export type GroupCommitOptions = {
  readonly path: string;
  /** How long an append waits for the lock of another process. */
  readonly lockTimeoutMs: number;
  /** Called after every transaction, once the answers to its appends have gone out. */
  readonly onDone: () => void;
};

/**
 * Appends that wait at the same time, to whatever streams, go into one transaction, in order of arrival.
 * Those that arrive while it is being committed wait for the next.
 */
export class GroupCommit {
  readonly #transaction: GroupTransaction;
  readonly #options: GroupCommitOptions;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #committing = false;

  constructor(transaction: GroupTransaction, options: GroupCommitOptions) {
    this.#transaction = transaction;
    this.#options = options;
  }

  append(append: PendingAppend): Promise<Answer> {
    return new Promise((settle) => {
      const bytes = totalBytes(append.events);
      this.#waiting.push({ append, bytes, since: performance.now(), settle });
      this.#running ??= this.#run();
    });
  }

  /** A transaction is open, or its answers are still going out; `onDone` follows. */
  get isCommitting(): boolean {
    return this.#committing;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    await nextTurn();
    while (this.#waiting.length > 0) {
      try {
        this.#transaction.begin();
      } catch (error) {
        await this.#holdBack(error);
        continue;
      }
      this.#committing = true;
      const group = this.#takeGroup();
      const answers = await this.#transaction.finish(group.map((waiting) => waiting.append));
      answers.forEach((answer, index) => group[index]?.settle(answer));
      await nextTurn();
      this.#committing = false;
      this.#options.onDone();
    }
    this.#running = undefined;
  }

  #takeGroup(): ReadonlyArray<Waiting> {
    let bytes = 0;
    let count = 0;
    for (const waiting of this.#waiting) {
      bytes += waiting.bytes;
      if (count > 0 && bytes > MAX_GROUP_BYTES) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** Nothing could be begun: those who waited long enough, or in vain, are told so; the others wait on. */
  async #holdBack(error: unknown): Promise<void> {
    const busy = isBusy(error);
    const deadline = performance.now() - this.#options.lockTimeoutMs;
    const unavailable: E.Either<Unavailable, never> = E.left(unavailableBy(this.#options.path, error));
    const staying = this.#waiting.filter((waiting) => busy && waiting.since > deadline);
    const leaving = this.#waiting.filter((waiting) => !staying.includes(waiting));
    this.#waiting = staying;
    for (const waiting of leaving) waiting.settle(unavailable);
    if (staying.length > 0) await shortPause();
  }
}
