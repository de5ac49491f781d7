import { renameSync } from 'node:fs';
import { NO_EVENTS, revision } from '@rollcall/domain';
import * as O from 'fp-ts/lib/Option.js';
import { freshStream, left, sampleBatch } from '../src/contract/samples';
import { serialise } from '../src/serialised-event';
import { type Connections, closeConnections, openConnections } from '../src/sqlite/connections';
import { EventReader } from '../src/sqlite/event-reader';
import { EventWriter } from '../src/sqlite/event-writer';
import { GroupTransaction } from '../src/sqlite/group-transaction';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder';

describe('the commit of the SQLite store', () => {
  let folder: TemporaryFolder;
  let path: string;
  let connections: Connections;
  let reader: EventReader;
  let transaction: GroupTransaction;

  const events = (count: number) => sampleBatch(count).map(serialise);

  beforeEach(async () => {
    folder = temporaryFolder();
    path = folder.file('store.db');
    connections = await openConnections(path);
    const writer = await EventWriter.over(connections.writing);
    reader = new EventReader(connections.reading);
    transaction = new GroupTransaction(connections.writing, writer, reader, path);
  });
  afterEach(async () => {
    await closeConnections(connections);
    folder.remove();
  });

  it('not yet made, keeps what is written from readers', async () => {
    const stream = freshStream();
    const writer = await EventWriter.over(connections.writing);
    connections.writing.begin();
    writer.addEvents(writer.addStream(stream), 1, 0, events(2));
    expect(writer.stateOf(stream)?.head).toBe(1n);
    expect(reader.head(stream)).toEqual(O.none);
    expect(reader.after(0n, 10)).toEqual([]);
    await connections.writing.commit();
    expect(reader.head(stream)).toEqual(O.some(1n));
    expect(reader.after(0n, 10)).toHaveLength(2);
  });

  it('made in a file that was moved away meanwhile, leaves open what became of the events', async () => {
    transaction.begin();
    renameSync(path, folder.file('elsewhere.db'));
    const append = { stream: freshStream(), expected: NO_EVENTS, events: events(1) };
    const [answer] = await transaction.finish([append]);
    expect(answer && left(answer)).toEqual({
      _tag: 'OutcomeUnknown',
      reason: expect.stringContaining('was moved, deleted or replaced'),
    });
  });

  it('refused by SQLite, leaves open what became of the events, writes none, and hinders no later one', async () => {
    const [stream, other] = [freshStream(), freshStream()];
    const orphan = await connections.writing.prepare(
      `INSERT INTO events VALUES (1000, 999, 0, 'id', 'SampleHappened', '{}', '{}')`,
    );
    (await connections.writing.prepare('PRAGMA foreign_keys = ON')).run([]);
    const deferred = await connections.writing.prepare('PRAGMA defer_foreign_keys = ON');

    transaction.begin();
    deferred.run([]);
    orphan.run([]);
    const refused = await transaction.finish([
      { stream, expected: NO_EVENTS, events: events(2) },
      { stream: other, expected: revision(4), events: events(1) },
    ]);
    expect(refused.map((answer) => left(answer)._tag)).toEqual(['OutcomeUnknown', 'Unavailable']);
    expect(reader.head(stream)).toEqual(O.none);

    transaction.begin();
    const [next] = await transaction.finish([{ stream, expected: NO_EVENTS, events: events(1) }]);
    expect(next).toMatchObject({ _tag: 'Right', right: { revision: 0n, position: { commit: 1n } } });
    expect(reader.head(stream)).toEqual(O.some(0n));
  });
});
