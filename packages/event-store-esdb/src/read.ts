import type { RecordedEvent } from '@rollcall/event-store';
import { noAnswerIn } from './faults';
import type { TamedClient } from './tamed-client';
import { type Reading, readRequest } from './wire/read-request';

/**
 * The events of one read by the leader; `undefined` for a stream that does not exist. Rejects with the
 * client's error, with the reason of the signal, or after `timeoutMs` without an event; then the call is
 * cancelled at the server (traps P3, P4).
 */
export const readEvents = (
  client: TamedClient,
  reading: Reading,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ReadonlyArray<RecordedEvent> | undefined> =>
  new Promise((resolve, reject) => {
    const events: RecordedEvent[] = [];
    let exists = true;
    const settle = (done: () => void) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      done();
    };
    const give = (error: unknown) => {
      settle(() => reject(error));
      call.cancel();
    };
    const abort = () => give(signal.reason);
    const silence = setTimeout(() => give(new Error(noAnswerIn(timeoutMs))), timeoutMs);
    signal.addEventListener('abort', abort);
    const call = client.read(readRequest(reading), true, {
      answer: (answer) => {
        silence.refresh();
        if (answer._tag === 'Event') events.push(answer.event);
        else if (answer._tag === 'StreamNotFound') exists = false;
        else if (answer._tag === 'NoEvent')
          give(new Error(`EventStoreDB sent an entry of ${reading.stream} without an event`));
      },
      end: (error) =>
        settle(() => {
          if (error === undefined) resolve(exists ? events : undefined);
          else reject(error);
        }),
    });
  });
