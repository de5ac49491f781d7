import { Worker } from 'node:worker_threads';
import type { InsertThreadData, InsertThreadMessage } from './insert-thread';

const PROGRAM = require.resolve('./insert-thread');
/** Where the sources run as they are, a thread has to compile its own. */
const FLAGS = PROGRAM.endsWith('.ts') ? ['--require', 'esbuild-register'] : [];

type Settle = (fault: string | undefined) => void;

/** Writes requests, as their texts, in a thread of its own, which is started by the first of them. One call at a time. */
export class RequestWriter {
  #thread: Worker | undefined;
  #settle: Settle | undefined;

  constructor(private readonly data: InsertThreadData) {}

  /** All of them or none; answers what went wrong, `undefined` if nothing. */
  write(requests: ReadonlyArray<string>): Promise<string | undefined> {
    this.#thread ??= this.#started();
    return this.#asked(this.#thread, requests);
  }

  async close(): Promise<void> {
    if (this.#thread !== undefined) await this.#asked(this.#thread, 'close');
  }

  #started(): Worker {
    const thread = new Worker(PROGRAM, { workerData: this.data, execArgv: FLAGS });
    thread.on('message', (fault?: string) => this.#settle?.(fault));
    thread.on('error', ({ message }) => this.#settle?.(message));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      this.#settle?.('the thread that writes has ended');
    });
    return thread;
  }

  /** The process stays up for an answer, and not for a thread that is idle. */
  #asked(thread: Worker, message: InsertThreadMessage): Promise<string | undefined> {
    thread.ref();
    thread.postMessage(message);
    return new Promise((resolve) => {
      this.#settle = (fault) => {
        this.#settle = undefined;
        thread.unref();
        resolve(fault);
      };
    });
  }
}
