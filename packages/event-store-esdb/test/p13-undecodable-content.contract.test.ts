import { randomUUID } from 'node:crypto';
import { revision } from '@rollcall/domain';
import type { ProposedRecord } from '@rollcall/testing/eventstoredb-double';
import { takeEvents } from './following';
import { freshStream, rightOf } from './proposed';
import { storeOnDouble } from './store-on-double';

const record = (change: Partial<ProposedRecord>): ProposedRecord => ({
  id: randomUUID(),
  type: 'SampleHappened',
  isJson: true,
  data: Buffer.from('{}'),
  metadata: Buffer.from('{}'),
  ...change,
});

describe('P13: an event whose content is not what it should be', () => {
  const subject = storeOnDouble();

  it.each<[string, Partial<ProposedRecord>, object]>([
    ['broken JSON', { data: Buffer.from('{"a":') }, { data: '{"a":', metadata: {} }],
    ['broken metadata', { metadata: Buffer.from('{"a":') }, { data: {}, metadata: '{"a":' }],
    ['bytes', { isJson: false, data: Buffer.from('{"a":1}') }, { data: '{"a":1}', metadata: {} }],
    ['no metadata', { metadata: Buffer.alloc(0) }, { data: {}, metadata: undefined }],
  ])('%s: it is handed on as found, for the reader to refuse', async (_, change, content) => {
    const { double, store } = subject();
    const stream = freshStream();
    double.storage.append(stream, { _tag: 'NoStream' }, [record(change), record({})]);
    const read = rightOf(await store.readForwards(stream, revision(0), 10)());
    const followed = await takeEvents(store.subscribe({ _tag: 'Stream', stream }), 2);
    expect(read).toMatchObject([content, { revision: 1n }]);
    expect(followed).toEqual(read);
  });
});
