import { randomUUID } from 'node:crypto';
import { eventId, NO_EVENTS } from '@rollcall/domain';
import { type EventStore, openSqliteEventStore, type ProposedEvent, streamName } from '../../src';

/**
 * A program over a store, for tests that need another process. It speaks in lines of JSON on its standard
 * output, each written before the next step is taken.
 *
 * `append <path> <stream> <appends> <batch>`: appends at the end of the stream, tells each success.
 * `follow <path> <prefix> <events>`: tells each event, until there were as many.
 */
const [role = '', path = '', name = '', count = '0', size = '1'] = process.argv.slice(2);

const tell = (line: unknown): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const aBatch = (number: number): [ProposedEvent, ...ProposedEvent[]] => {
  const batch = randomUUID();
  const event = (index: number): ProposedEvent => ({
    id: eventId(`${batch}/${index}`),
    type: 'SampleHappened',
    data: { batch, index, of: number },
    metadata: {},
  });
  return [event(0), ...Array.from({ length: number - 1 }, (_, index) => event(index + 1))];
};

const append = async (store: EventStore): Promise<void> => {
  let expected = NO_EVENTS;
  const batchSize = Number(size);
  for (let done = 0; done < Number(count); ) {
    const events = aBatch(batchSize);
    const answer = await store.append(streamName(name), expected, events)();
    if (answer._tag === 'Right') {
      expected = answer.right.revision;
      done += 1;
      tell({ ids: events.map((event) => event.id), last: String(expected) });
    } else if (answer.left._tag === 'Conflict') {
      expected = answer.left.actual;
    } else {
      tell({ failed: answer.left });
      return;
    }
  }
};

const follow = async (store: EventStore): Promise<void> => {
  let seen = 0;
  for await (const message of store.subscribe({ _tag: 'All', streamPrefix: name })) {
    if (message._tag === 'CaughtUp' && seen === 0) tell({ ready: true });
    if (message._tag !== 'Events') continue;
    for (const event of message.events) tell({ id: event.id, revision: String(event.revision) });
    seen += message.events.length;
    if (seen >= Number(count)) break;
  }
};

const main = async (): Promise<void> => {
  const opened = await openSqliteEventStore({ path })();
  if (opened._tag === 'Left') {
    tell({ failed: opened.left });
    return;
  }
  await (role === 'follow' ? follow(opened.right) : append(opened.right));
  await opened.right.close();
};

void main();
