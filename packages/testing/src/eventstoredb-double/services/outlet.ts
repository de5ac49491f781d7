import { setTimeout as pause } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadAnswer } from '../encoding/read-answers';
import { asError, type Failure } from '../wire/failure';
import type { IncomingCall } from './incoming-call';

/** Where the messages of a read go: in the pace of the client, until it is gone or the fault strikes. */
export class Outlet {
  #sent = 0;
  #over = false;

  constructor(
    private readonly call: ServerWritableStream<unknown, ReadAnswer>,
    private readonly incoming: IncomingCall,
  ) {}

  /** Whether nothing more can be sent. */
  get over(): boolean {
    return this.#over || this.incoming.gone.aborted;
  }

  get gone(): AbortSignal {
    return this.incoming.gone;
  }

  async send(message: ReadAnswer): Promise<void> {
    if (this.over) return;
    const { fault } = this.incoming;
    if (fault?._tag === 'Slow') await pause(fault.ms);
    if (fault?._tag === 'End' && this.#sent === fault.afterMessages) return this.end();
    if (fault?._tag === 'Drop' && this.#sent === fault.afterMessages) {
      this.#over = true;
      return this.incoming.cut();
    }
    this.#sent += 1;
    if (this.over || this.call.write(message)) return;
    await this.#drained();
  }

  end(): void {
    if (this.over) return;
    this.#over = true;
    this.incoming.answered();
    this.call.end();
  }

  fail(failure: Failure): void {
    if (this.over) return;
    this.#over = true;
    this.incoming.answered();
    this.call.emit('error', asError(failure));
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.call.off('drain', done);
        this.gone.removeEventListener('abort', done);
        resolve();
      };
      this.call.on('drain', done);
      this.gone.addEventListener('abort', done);
    });
  }
}
