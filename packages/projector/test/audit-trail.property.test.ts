import {
  createDirectory,
  type EventEnvelope,
  evolve,
  groupId,
  NO_EVENTS,
  requestId,
  revision,
  type UserId,
  userId,
} from '@rollcall/domain';
import { createMemoryEventStore } from '@rollcall/event-store';
import {
  type AuditEntry,
  type AuditFilter,
  type AuditTrail,
  auditEntries,
  createAuditTrail,
  createProjector,
  parseAuditCursor,
} from '@rollcall/projector';
import { appendHistory, arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

/** By a replay that has the whole state before each event at hand; newest first. */
const entriesByReplay = (history: ReadonlyArray<EventEnvelope>): AuditEntry[] => {
  const live = createDirectory(exampleDirectory);
  const entries = history.flatMap((event) => {
    const own = auditEntries(live, event);
    evolve(live, event);
    return own;
  });
  return entries.reverse();
};

/** Ids of the entries that a person's timeline has, found by a replay; newest first. */
const befell = (history: ReadonlyArray<EventEnvelope>, person: UserId): string[] => {
  const live = createDirectory(exampleDirectory);
  const ids = history.flatMap((envelope) => {
    const { event } = envelope;
    const ofGroup =
      (event.type === 'GroupRenamed' || event.type === 'GroupDeleted') &&
      live.isMember(event.data.groupId, person);
    const own = auditEntries(live, envelope).filter((entry) => ofGroup || concerns(entry, { person }));
    evolve(live, envelope);
    return own.map(({ id }) => id);
  });
  return ids.reverse();
};

const withTrail = async (
  history: ReadonlyArray<EventEnvelope>,
  split: number,
  look: (trail: AuditTrail) => Promise<void>,
): Promise<void> => {
  const store = createMemoryEventStore();
  const projector = createProjector({ store });
  const trail = createAuditTrail({ store, projector });
  const middle = split % (history.length + 1);
  await appendHistory(store, exampleDirectory, history.slice(0, middle));
  await projector.catchUp(exampleDirectory)();
  await trail.query(exampleDirectory, { filter: {}, limit: 1 })();
  await appendHistory(store, exampleDirectory, history.slice(middle));
  await projector.catchUp(exampleDirectory)();
  await look(trail);
  trail.stop();
  await projector.stop();
};

const all = async (trail: AuditTrail, filter: AuditFilter, limit: number): Promise<AuditEntry[]> => {
  const entries: AuditEntry[] = [];
  let after = {};
  for (;;) {
    const page = await trail.query(exampleDirectory, { filter, limit, ...after })();
    if (E.isLeft(page)) throw new Error(page.left._tag);
    expect(page.right.entries.length).toBeLessThanOrEqual(limit);
    entries.push(...page.right.entries);
    const cursor = parseAuditCursor(page.right.next ?? '');
    if (cursor === undefined) return entries;
    after = { after: cursor };
  }
};

const instants = fc.integer({ min: 0, max: 3_600 }).map((at) => new Date(Date.UTC(2026, 4, 3, 10, 0, at)));

const filters: fc.Arbitrary<AuditFilter> = fc.record(
  {
    person: fc.constantFrom('u0', 'u1', 'u2').map(userId),
    group: fc.constantFrom('g0', 'g1').map(groupId),
    request: fc.constantFrom('r0', 'r1', 'rx').map(requestId),
    actions: fc.subarray(['CREATE', 'UPDATE', 'DELETE'] as const),
    events: fc.subarray(['UserCreated', 'MembershipChanged', 'GroupRenamed', 'PolicyAccepted'] as const),
    from: instants,
    until: instants,
  },
  { requiredKeys: [] },
);

const concerns = (entry: AuditEntry, { person, group, request, actions, events, from, until }: AuditFilter) =>
  (person === undefined ||
    (entry.target.type === 'USER' && entry.target.id === person) ||
    (entry.target.property === 'members' && Object(entry.new ?? entry.old).id === person)) &&
  (group === undefined || (entry.target.type === 'GROUP' && entry.target.id === group)) &&
  (request === undefined || entry.requestId === request) &&
  (actions === undefined || actions.includes(entry.action)) &&
  (events === undefined || (events as ReadonlyArray<string>).includes(entry.event)) &&
  (from === undefined || entry.time >= from.toISOString()) &&
  (until === undefined || entry.time < until.toISOString());

describe('the audit trail', () => {
  it('tells of every event what a replay with the whole state at hand tells', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryHistory(),
        fc.nat(),
        fc.integer({ min: 1, max: 7 }),
        async (history, split, limit) => {
          await withTrail(history, split, async (trail) => {
            expect(await all(trail, {}, limit)).toEqual(entriesByReplay(history));
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds by its index all that passes a filter, in pages without gap or repetition', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryHistory(),
        fc.nat(),
        filters,
        fc.integer({ min: 1, max: 5 }),
        async (history, split, filter, limit) => {
          await withTrail(history, split, async (trail) => {
            const expected = entriesByReplay(history).filter((entry) => concerns(entry, filter));
            expect(await all(trail, filter, limit)).toEqual(expected);
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('goes on after any revision, oldest first', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), fc.integer({ min: 1, max: 20 }), async (history, step) => {
        await withTrail(history, 0, async (trail) => {
          const entries: AuditEntry[] = [];
          let after = NO_EVENTS;
          for (;;) {
            const batch = await trail.since(exampleDirectory, after, step)();
            if (E.isLeft(batch)) throw new Error(batch.left._tag);
            if (batch.right.revision === after) break;
            entries.push(...batch.right.entries);
            after = batch.right.revision;
          }
          expect(after).toBe(revision(history.length - 1));
          const numbers = entries.map((entry) => entry.revision);
          expect(numbers).toEqual([...numbers].sort((a, b) => Number(a - b)));
          expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
          expect(entries).toHaveLength(entriesByReplay(history).length);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('tells of a person what befell them, and the groups while they were in them', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), fc.nat(), async (history, split) => {
        await withTrail(history, split, async (trail) => {
          for (const person of ['u0', 'u1', 'u2'].map(userId)) {
            const timeline = await trail.timelineOf(exampleDirectory, person)();
            if (E.isLeft(timeline)) throw new Error(timeline.left._tag);
            expect(timeline.right.map(({ entry }) => entry.id)).toEqual(befell(history, person));
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('knows of every moment who was in a group, and what users and groups were', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), fc.nat(), fc.nat(), async (history, split, cut) => {
        const until = cut % history.length;
        const then = createDirectory(exampleDirectory);
        for (const event of history.slice(0, until + 1)) evolve(then, event);
        await withTrail(history, split, async (trail) => {
          const resources = await trail.resources(exampleDirectory)();
          if (E.isLeft(resources)) throw new Error(resources.left._tag);
          const at = revision(until);
          for (const id of ['u0', 'u1', 'u2', 'u3'].map(userId)) {
            const { userName, active, profile } = then.user(id) ?? {};
            const found = await resources.right.user(id, at)();
            expect(found).toMatchObject({ right: userName && { id, userName, active, profile } });
          }
          for (const id of ['g0', 'g1', 'g2'].map(groupId)) {
            const { displayName, profile } = then.group(id) ?? {};
            const found = await resources.right.group(id, at)();
            expect(found).toMatchObject({ right: displayName && { id, displayName, profile } });
            if (displayName === undefined) continue;
            const members = await resources.right.membersOf(id, at)();
            expect(members).toEqual(E.right(new Set(then.membersOf(id))));
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
