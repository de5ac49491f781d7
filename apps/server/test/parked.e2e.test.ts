import { randomUUID } from 'node:crypto';
import { eventId, NO_EVENTS, parseDirectoryId } from '@rollcall/domain';
import { createMemoryEventStore, directoryStream } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { expectStatus, provision, startTestServer } from './test-server';

describe('directories with an event that nobody here can read', () => {
  it('are counted by reason, while the server is ready and the others are served', async () => {
    const store = createMemoryEventStore();
    for (const [text, type] of [
      ['future', 'UserCloned'],
      ['damaged', 'DirectoryOpened'],
    ] as const) {
      const id = parseDirectoryId(text);
      if (E.isLeft(id)) throw new Error(text);
      const event = { id: eventId(randomUUID()), type, data: { secretName: 'ana' }, metadata: {} };
      await store.append(directoryStream(id.right), NO_EVENTS, [event])();
    }
    const server = await startTestServer({ store });
    const key = await provision(server);

    const { body } = await expectStatus(server.raw('GET', '/readyz'), 200);
    expect(body).toMatchObject({ parked: { unknown_event_type: 1, unreadable_metadata: 1 } });
    const { text } = await server.raw('GET', '/metrics');
    expect(text).toContain('rollcall_directories_parked{reason="unknown_event_type"} 1');
    expect(text).toContain('rollcall_directories_parked{reason="unreadable_metadata"} 1');
    expect(text).toContain('rollcall_directories_parked{reason="unreadable_data"} 0');
    expect(text).not.toContain('ana');
    await expectStatus(server.scim(key)('GET', '/Users'), 200);
    await server.close();
  });
});
