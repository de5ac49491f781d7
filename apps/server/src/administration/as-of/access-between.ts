import { diffInSteps } from '@rollcall/acl';
import { canonicalUserName, type DirectoryView, type EventType, type Revision } from '@rollcall/domain';
import type { AuditEntry, Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import { compareAccess, comparing, type TooMuchToCompare } from '../access/compare-access';
import type { KnownAccess } from '../access/known-access';
import { type ReportedChange, reportDiff } from '../access/preview-report';
import type { AdministrationError } from '../administration-error';
import { policyInForce } from '../policy/policy-in-force';
import { accessAsOf } from './access-as-of';

/** Who gained and who lost what between two moments, and the events that may have brought it about. */
export type AccessBetween = {
  readonly from: Revision;
  readonly to: Revision;
  readonly changes: ReadonlyArray<ReportedChange>;
  /** Destinations that some user lost and that no user reaches any more. */
  readonly deserted: ReadonlyArray<string>;
  /** Oldest first: policies, group locks, groups that were named, renamed or deleted, and what concerns people in `changes`. */
  readonly events: ReadonlyArray<AuditEntry>;
};

/** `to` absent: now. With the devices and roles of now on both sides. */
export const accessBetween = (
  rollcall: Rollcall,
  id: string,
  from: Moment,
  to: Moment | undefined,
): TE.TaskEither<AdministrationError, AccessBetween> =>
  comparing(
    rollcall,
    pipe(
      TE.Do,
      TE.bind('before', () => accessAsOf(rollcall, id, from)),
      TE.bind('after', () => accessAsOf(rollcall, id, to)),
      TE.chainW(({ before, after }) =>
        pipe(
          compared(before, after),
          TE.chainW((found) =>
            found.changes.length === 0
              ? TE.right({ ...found, events: [] })
              : pipe(
                  causesOf(rollcall, [before.view, after.view], found),
                  TE.map((events) => ({ ...found, events })),
                ),
          ),
        ),
      ),
    ),
  );

type Found = Omit<AccessBetween, 'events'>;

const compared = (before: KnownAccess, after: KnownAccess): TE.TaskEither<TooMuchToCompare, Found> => {
  const policy = policyInForce(before.view);
  const samePolicy = before.view.policy?.hash === after.view.policy?.hash;
  // Taken now, for the live state moves on.
  const place = { from: before.view.revision, to: after.view.revision };
  return pipe(
    compareAccess(
      { policy, world: before.world },
      { policy: samePolicy ? policy : policyInForce(after.view), world: after.world },
      diffInSteps,
    ),
    TE.map((diff) => ({ ...place, ...reportDiff(diff) })),
  );
};

const ofEverybody: ReadonlyArray<EventType> = [
  'PolicyAccepted',
  'GroupLockChanged',
  'GroupCreated',
  'GroupRenamed',
  'GroupDeleted',
];

const ofPeople: ReadonlyArray<EventType> = [
  'UserCreated',
  'UserNameChanged',
  'UserDeactivated',
  'UserReactivated',
  'UserDeleted',
  'UserErased',
  'MembershipChanged',
];

const BATCH = 1_000;

const earlier = (one: Revision, other: Revision): Revision => (one < other ? one : other);

const causesOf = (
  { audit }: Rollcall,
  views: readonly [DirectoryView, DirectoryView],
  { changes, from, to }: Found,
): TE.TaskEither<AdministrationError, ReadonlyArray<AuditEntry>> => {
  const people = new Set<string>();
  for (const label of changes.flatMap(({ sources, destinations }) => [...sources, ...destinations])) {
    const name = canonicalUserName(label);
    for (const view of views) {
      const user = view.userByName(name);
      if (user !== undefined) people.add(user.id);
    }
  }
  const concerns = ({ event, target, old, new: now }: AuditEntry): boolean =>
    ofEverybody.includes(event) ||
    (ofPeople.includes(event) &&
      people.has(event === 'MembershipChanged' ? String(Object(now ?? old).id) : target.id));

  return async () => {
    const causes: AuditEntry[] = [];
    let done = earlier(from, to);
    const until = done === from ? to : from;
    while (done < until) {
      const batch = await audit.since(views[0].id, done, BATCH)();
      if (E.isLeft(batch)) return batch;
      for (const entry of batch.right.entries)
        if (entry.revision <= until && concerns(entry)) causes.push(entry);
      if (batch.right.revision === done) break;
      done = batch.right.revision;
    }
    return E.right(causes);
  };
};
