import {
  type EventStoreDBClient,
  type ReadRevision,
  type ResolvedEvent,
  type StreamingRead,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { RecordedEvent, StreamName } from '@rollcall/event-store';
import { noAnswerIn } from './faults';
import { recordedEvent } from './recorded-event';

export type Reading = {
  readonly stream: StreamName;
  readonly direction: 'forwards' | 'backwards';
  readonly from: ReadRevision;
  readonly maxCount: number;
};

const cancel = (read: StreamingRead<ResolvedEvent>): void => {
  read.destroy();
  // Rejects when the call never began.
  read.cancel().catch(() => undefined);
};

/**
 * The events of one read by the leader; `undefined` for a stream that does not exist. Rejects with the
 * client's error, with the reason of the signal, or after `timeoutMs` without an event; then the call is
 * cancelled at the server (traps P3, P4).
 */
export const readEvents = (
  client: EventStoreDBClient,
  { stream, direction, from, maxCount }: Reading,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ReadonlyArray<RecordedEvent> | undefined> =>
  new Promise((resolve, reject) => {
    const events: RecordedEvent[] = [];
    const read = client.readStream(stream, { direction, fromRevision: from, maxCount, requiresLeader: true });
    const settle = (done: () => void) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      done();
    };
    const give = (error: unknown) => {
      settle(() => reject(error));
      cancel(read);
    };
    const abort = () => give(signal.reason);
    const silence = setTimeout(() => give(new Error(noAnswerIn(timeoutMs))), timeoutMs);
    signal.addEventListener('abort', abort);
    read.on('data', (resolved: ResolvedEvent) => {
      silence.refresh();
      const event = recordedEvent(resolved);
      if (event === undefined) give(new Error(`EventStoreDB sent an entry of ${stream} without an event`));
      else events.push(event);
    });
    read.on('end', () => settle(() => resolve(events)));
    read.on('error', (error) =>
      error instanceof StreamNotFoundError ? settle(() => resolve(undefined)) : give(error),
    );
  });
