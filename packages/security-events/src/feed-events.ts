import type { EventEnvelope } from '@rollcall/domain';
import { securityEventUris } from '@rollcall/scim';
import { type KnownUser, origin, type SecurityEvent } from './security-event';
import { subjectOf } from './subject';

type Joiner = Pick<KnownUser, 'id' | 'profile'>;

/** RFC 9967 section 2.3.1: people whom the feed tells of from this event on. */
export const joinedFeed = (
  envelope: EventEnvelope,
  people: ReadonlyArray<Joiner>,
): ReadonlyArray<SecurityEvent> =>
  people.map((person, index) => feedEvent(envelope, person, `join-${index}`, securityEventUris.feedAdd));

/** RFC 9967 section 2.3.2; not for who was deleted, which the deletion itself tells (section 2.4.4). */
export const leftFeed = (
  envelope: EventEnvelope,
  people: ReadonlyArray<Joiner>,
): ReadonlyArray<SecurityEvent> =>
  people.map((person, index) => feedEvent(envelope, person, `leave-${index}`, securityEventUris.feedRemove));

const feedEvent = (
  envelope: EventEnvelope,
  { id, profile }: Joiner,
  part: string,
  uri: string,
): SecurityEvent => ({
  ...origin(envelope, part),
  subject: subjectOf('Users', id, profile),
  uri,
  payload: {},
});
