import {
  type Command,
  createDirectory,
  type DirectoryId,
  type DomainEvent,
  decide,
  emptyChain,
  evolve,
  groupId,
  isBroken,
  revision,
  stateDigest,
  userId,
  verifyNext,
} from '@rollcall/domain';
import {
  createMemoryEventStore,
  directoryStream,
  type EventStore,
  type RecordedEvent,
} from '@rollcall/event-store';
import { createProjector, replay } from '@rollcall/projector';
import {
  type AppendFate,
  arbitraryCommand,
  exampleContext,
  exampleDirectory,
  waywardStore,
} from '@rollcall/testing';
import { createWriter } from '@rollcall/writer';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

/** What both processes know before they begin: with less, most changes are refused. */
const past: ReadonlyArray<Command> = [
  { _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy: 'any' },
  ...['u0', 'u1'].map(
    (id): Command => ({ _tag: 'CreateUser', userId: userId(id), userName: id, active: true, profile: {} }),
  ),
  { _tag: 'CreateGroup', groupId: groupId('g0'), displayName: 'Sales', profile: {}, members: [] },
];

type Accepted = {
  readonly commands: ReadonlyArray<Command>;
  readonly revision: bigint;
  readonly events: number;
};

/** Some turns of the event loop, so that the processes meet in many ways. */
const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

const slow = (store: EventStore, pauses: ReadonlyArray<number>): EventStore => {
  let count = 0;
  const next = () => turns(pauses[count++ % Math.max(1, pauses.length)] ?? 0);
  return {
    ...store,
    append: (stream, expected, events) => async () => {
      await next();
      const appended = await store.append(stream, expected, events)();
      await next();
      return appended;
    },
  };
};

const readAll = async (store: EventStore, id: DirectoryId): Promise<ReadonlyArray<RecordedEvent>> => {
  const read = await store.readForwards(directoryStream(id), revision(0), 100_000)();
  return E.isRight(read) ? read.right : [];
};

const fates = fc.array(
  fc.constantFrom<AppendFate>('done', 'done', 'done, not answered', 'lost', 'unavailable'),
  { maxLength: 10 },
);
const change = fc.record({
  process: fc.nat({ max: 1 }),
  delay: fc.nat({ max: 4 }),
  commands: fc.array(arbitraryCommand(), { minLength: 1, maxLength: 3 }),
});

describe('any interleaving of changes by two processes', () => {
  it('equals the serial order of their revisions, loses nothing and doubles nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat({ max: 3 }), { maxLength: 8 }),
        fates,
        async (changes, pauses, fatesOfAppends) => {
          const store = createMemoryEventStore();
          const bad = waywardStore(store, (append) => fatesOfAppends[append % 11] ?? 'done');
          const processes = [slow(bad, pauses), slow(store, pauses)].map((line) => {
            const projector = createProjector({ store: line });
            return { projector, writer: createWriter({ store: line, projector }) };
          });
          const accepted: Accepted[] = [];
          const run = async (commands: ReadonlyArray<Command>, index: number, delay: number) => {
            await turns(delay);
            const result = await processes[index]?.writer.execute(exampleDirectory, {
              context: exampleContext,
              plan: () => E.right(commands),
              answer: () => undefined,
            })();
            if (result && E.isRight(result) && result.right.eventCount > 0) {
              accepted.push({ commands, revision: result.right.revision, events: result.right.eventCount });
            }
          };
          await run(past, 1, 0);
          for (const { projector } of processes) await projector.catchUp(exampleDirectory)();
          await Promise.all(changes.map(({ commands, process, delay }) => run(commands, process, delay)));

          const stored = await readAll(store, exampleDirectory);
          expect(stored.map((event) => event.revision)).toEqual(stored.map((_, i) => BigInt(i)));
          expect(new Set(stored.map((event) => event.id)).size).toBe(stored.length);

          accepted.sort((a, b) => Number(a.revision - b.revision));
          const serial = createDirectory(exampleDirectory);
          const expected: DomainEvent[] = [];
          for (const { commands } of accepted) {
            for (const command of commands) {
              const decision = decide(command)(serial);
              expect(E.isRight(decision)).toBe(true);
              if (E.isLeft(decision)) continue;
              for (const event of decision.right) {
                const at = stored[expected.length];
                expected.push(event);
                expect({ type: at?.type, data: at?.data }).toEqual({ type: event.type, data: event.data });
                evolve(serial, {
                  id: at?.id,
                  revision: at?.revision,
                  event,
                  metadata: at?.metadata,
                } as never);
              }
            }
          }
          expect(expected).toHaveLength(stored.length);

          let head = emptyChain;
          for (const event of stored) {
            const next = verifyNext(head, event);
            expect(isBroken(next)).toBe(false);
            if (!isBroken(next)) head = next;
          }

          const replayed = await replay(store, exampleDirectory)();
          for (const { projector } of processes) {
            const live = await projector.catchUp(exampleDirectory)();
            if (E.isRight(live) && E.isRight(replayed)) {
              expect(stateDigest(live.right)).toBe(stateDigest(replayed.right));
            }
            expect(E.isRight(live) && E.isRight(replayed)).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
