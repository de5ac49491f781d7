import {
  type DirectoryId,
  decodeEvent,
  type EventEnvelope,
  type EventOfType,
  type GroupId,
  nextRevision,
  type Revision,
  revision,
  type UserId,
} from '@rollcall/domain';
import { directoryStream, type ReadError } from '@rollcall/event-store';
import type { Parked, RecordedResources } from '@rollcall/projector';
import { registryOf } from '@rollcall/scim';
import { joinedFeed, leftFeed, type SecurityEvent, securityEvents } from '@rollcall/security-events';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { TokenFeed } from '../feed';

export type SecurityEventBatch = {
  readonly events: ReadonlyArray<SecurityEvent & { readonly revision: Revision }>;
  /** The last event considered. */
  readonly revision: Revision;
};

type Failure = ReadError | Parked;

/**
 * The security events of up to `most` domain events after a revision. All of an append is seen or none, so that
 * what a command did to a person is known as a whole.
 */
export const readSecurityEvents =
  (
    { store, projector, audit }: Pick<Rollcall, 'store' | 'projector' | 'audit'>,
    id: DirectoryId,
    feed: TokenFeed,
  ) =>
  async (after: Revision, most: number): Promise<E.Either<Failure, SecurityEventBatch>> => {
    const caughtUp = await projector.catchUp(id)();
    if (E.isLeft(caughtUp)) return caughtUp;
    const resources = await audit.resources(id)();
    if (E.isLeft(resources)) return resources;
    const read = await store.readForwards(directoryStream(id), nextRevision(after), most)();
    if (E.isLeft(read)) return read;
    const events: Array<SecurityEvent & { readonly revision: Revision }> = [];
    for (const stored of read.right) {
      const decoded = decodeEvent(stored);
      if (E.isLeft(decoded)) {
        const { reason } = decoded.left;
        return E.left({ _tag: 'Parked', directoryId: id, revision: stored.revision, reason });
      }
      const found =
        feed.group === undefined
          ? await ofEverybody(resources.right, decoded.right, feed)
          : await ofMembers(resources.right, decoded.right, feed, feed.group);
      if (E.isLeft(found)) return found;
      for (const event of found.right) events.push({ ...event, revision: stored.revision });
    }
    return E.right({ events, revision: read.right.at(-1)?.revision ?? after });
  };

type Found = Promise<E.Either<Failure, ReadonlyArray<SecurityEvent>>>;

const ofEverybody = async (resources: RecordedResources, envelope: EventEnvelope, feed: TokenFeed): Found => {
  const before = revision(envelope.revision - 1n);
  const { data } = envelope.event;
  if (!('userId' in data || 'groupId' in data)) return E.right([]);
  const extensions = await resources.schemaExtensions(envelope.revision)();
  if (E.isLeft(extensions)) return extensions;
  const registry = registryOf(extensions.right);
  if ('userId' in data) {
    const user = await resources.user(data.userId, before)();
    return E.isLeft(user) ? user : E.right(securityEvents(envelope, { user: user.right }, feed, registry));
  }
  const group = await resources.group(data.groupId, before)();
  return E.isLeft(group) ? group : E.right(securityEvents(envelope, { group: group.right }, feed, registry));
};

/** Of people in the group alone; they join the feed as they join the group, and leave it so. */
const ofMembers = async (
  resources: RecordedResources,
  envelope: EventEnvelope,
  feed: TokenFeed,
  group: GroupId,
): Found => {
  const { event } = envelope;
  if (event.type === 'MembershipChanged' && event.data.groupId === group) {
    return membershipsOf(resources, envelope, event);
  }
  if (event.type === 'GroupDeleted' && event.data.groupId === group) {
    const members = await resources.membersOf(group, envelope.revision)();
    if (E.isLeft(members)) return members;
    const people = await peopleAt(resources, [...members.right], envelope);
    return E.isLeft(people) ? people : E.right(leftFeed(envelope, people.right));
  }
  if (!('userId' in event.data)) return E.right([]);
  const isTold = await isInFeed(resources, event.data.userId, envelope, group);
  if (E.isLeft(isTold)) return isTold;
  return isTold.right ? ofEverybody(resources, envelope, feed) : E.right([]);
};

const membershipsOf = async (
  resources: RecordedResources,
  envelope: EventEnvelope,
  { data: { added, removed } }: EventOfType<'MembershipChanged'>,
): Found => {
  const leaving: UserId[] = [];
  for (const id of removed) {
    const deletions = await resources.deletionsOf(id)();
    if (E.isLeft(deletions)) return deletions;
    const { commandId } = envelope.metadata;
    if (!deletions.right.some(({ metadata }) => metadata.commandId === commandId)) leaving.push(id);
  }
  const joined = await peopleAt(resources, added, envelope);
  if (E.isLeft(joined)) return joined;
  const left = await peopleAt(resources, leaving, envelope);
  return E.isLeft(left)
    ? left
    : E.right([...joinedFeed(envelope, joined.right), ...leftFeed(envelope, left.right)]);
};

const peopleAt = async (
  resources: RecordedResources,
  ids: ReadonlyArray<UserId>,
  { revision: at }: EventEnvelope,
) => {
  const people = [];
  for (const id of ids) {
    const user = await resources.user(id, at)();
    if (E.isLeft(user)) return user;
    people.push(user.right ?? { id, profile: {} });
  }
  return E.right(people);
};

/** Whoever a command takes out of the group and deletes was in the feed until then. */
const isInFeed = async (
  resources: RecordedResources,
  person: UserId,
  { revision: at, metadata }: EventEnvelope,
  group: GroupId,
): Promise<E.Either<Failure, boolean>> => {
  const last = await resources.lastMembershipChange(group, person, at)();
  if (E.isLeft(last)) return last;
  const event = last.right?.event;
  if (event?.type !== 'MembershipChanged') return E.right(false);
  const leftByThis = last.right?.metadata.commandId === metadata.commandId;
  if (!event.data.added.includes(person) && !leftByThis) return E.right(false);
  const stands = await resources.group(group, at)();
  return E.isLeft(stands) ? stands : E.right(stands.right !== undefined);
};
