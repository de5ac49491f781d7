import { type DirectoryId, type EventEnvelope, revision, type UserId } from '@rollcall/domain';
import type { EventStore, ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { Parked, Projector } from '../projector';
import { isOlder } from './audit-cursor';
import { auditEntries } from './audit-entries';
import type { AuditEntry } from './audit-entry';
import { passes } from './audit-filter';
import type { AuditIndex } from './audit-index';
import type { AuditBatch, AuditPage, AuditQuery, AuditTrail } from './audit-trail';
import { FollowedIndexes } from './followed-indexes';
import { NamedEvents } from './named-events';
import { asOfPerson, groupChangesDuring, type PersonTimelineEntry, staysOf } from './person-timeline';
import { RecordedPast } from './recorded-past';
import { RecordedResources } from './recorded-resources';

export type AuditTrailOptions = { readonly store: EventStore; readonly projector: Projector };

type Failure = ReadError | Parked;

/** Candidates read at a time. */
const CANDIDATES = 50;

export const createAuditTrail = ({ store, projector }: AuditTrailOptions): AuditTrail => {
  const indexes = new FollowedIndexes(store, projector);

  /** One question: what it reads, it reads once. */
  const question = async (id: DirectoryId) => {
    const index = await indexes.of(id);
    if (E.isLeft(index)) return index;
    const events = new NamedEvents(store, id);
    const past = new RecordedPast(index.right, events, projector.directory(id));
    return E.right({ index: index.right, events, past });
  };

  const query = async (id: DirectoryId, wish: AuditQuery): Promise<E.Either<Failure, AuditPage>> => {
    const asked = await question(id);
    if (E.isLeft(asked)) return asked;
    const { index, events, past } = asked.right;
    const { filter, limit, after } = wish;
    const only = filter.person === undefined ? undefined : new Set([filter.person]);
    const found: AuditEntry[] = [];
    const below = after === undefined ? index.size : after.revision + 1;
    const candidates = index.candidates(filter, below);
    for (;;) {
      const revisions = take(candidates, CANDIDATES);
      const loaded = await events.load(revisions);
      if (E.isLeft(loaded)) return loaded;
      for (const event of inOrder(events, revisions)) {
        const before = await past.before(event, only);
        if (E.isLeft(before)) return before;
        const entries = auditEntries(before.right, event);
        for (let at = entries.length - 1; at >= 0; at--) {
          const entry = entries[at];
          if (entry === undefined || !passes(filter, entry)) continue;
          if (after !== undefined && !isOlder(entry, at, after)) continue;
          if (found.length === limit) return E.right({ entries: found, next: found.at(-1)?.id });
          found.push(entry);
        }
      }
      if (revisions.length < CANDIDATES) return E.right({ entries: found, next: undefined });
    }
  };

  const since = async (
    id: DirectoryId,
    after: bigint,
    maxEvents: number,
  ): Promise<E.Either<Failure, AuditBatch>> => {
    const asked = await question(id);
    if (E.isLeft(asked)) return asked;
    const { index, events, past } = asked.right;
    const first = Number(after) + 1;
    const count = Math.max(0, Math.min(maxEvents, index.size - first));
    const revisions = Array.from({ length: count }, (_, at) => first + at);
    const entries = await entriesOf(revisions, events, past);
    return E.isLeft(entries)
      ? entries
      : E.right({ entries: entries.right, revision: revision(first + count - 1) });
  };

  const timeline = async (
    id: DirectoryId,
    person: UserId,
  ): Promise<E.Either<Failure, ReadonlyArray<PersonTimelineEntry>>> => {
    const asked = await question(id);
    if (E.isLeft(asked)) return asked;
    const { index, events, past } = asked.right;
    const own = [...index.persons.newestFirst(person)].reverse();
    const loaded = await events.load(own);
    if (E.isLeft(loaded)) return loaded;
    const groups = groupChangesDuring(staysOf(person, inOrder(events, own)), index);
    const revisions = [...own, ...groups].sort((a, b) => a - b);
    const entries = await entriesOf(revisions, events, past, new Set([person]));
    if (E.isLeft(entries)) return entries;
    const ofGroups = new Set(groups);
    const concerning = entries.right.filter(
      (entry) => ofGroups.has(Number(entry.revision)) || passes({ person }, entry),
    );
    return E.right(concerning.map(asOfPerson).reverse());
  };

  return {
    query: (id, wish) => () => query(id, wish),
    since: (id, after, maxEvents) => () => since(id, after, maxEvents),
    timelineOf: (id, person) => () => timeline(id, person),
    resources: (id) => async () => {
      const asked = await question(id);
      if (E.isLeft(asked)) return asked;
      const { index, events } = asked.right;
      return E.right(new RecordedResources(index, events, projector.directory(id)));
    },
    stop: () => indexes.stop(),
  };
};

const entriesOf = async (
  revisions: ReadonlyArray<number>,
  events: NamedEvents,
  past: RecordedPast,
  members?: ReadonlySet<string>,
): Promise<E.Either<Failure, ReadonlyArray<AuditEntry>>> => {
  const loaded = await events.load(revisions);
  if (E.isLeft(loaded)) return loaded;
  const entries: AuditEntry[] = [];
  for (const event of inOrder(events, revisions)) {
    const before = await past.before(event, members);
    if (E.isLeft(before)) return before;
    entries.push(...auditEntries(before.right, event));
  }
  return E.right(entries);
};

const inOrder = (events: NamedEvents, revisions: ReadonlyArray<number>): ReadonlyArray<EventEnvelope> =>
  revisions.flatMap((at) => events.get(at) ?? []);

const take = (from: ReturnType<AuditIndex['candidates']>, count: number): number[] => {
  const taken: number[] = [];
  while (taken.length < count) {
    const { value, done } = from.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
};
