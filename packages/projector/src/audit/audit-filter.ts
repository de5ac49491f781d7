import type { ApiKeyId, EventType, GroupId, RequestId, UserId } from '@rollcall/domain';
import type { AuditAction, AuditEntry } from './audit-entry';

/** All that are given must hold. */
export type AuditFilter = {
  /** What happened to this person, joining and leaving groups included. */
  readonly person?: UserId;
  /** What happened to this group, members included. */
  readonly group?: GroupId;
  /** What was done with this key, and to it. */
  readonly apiKey?: ApiKeyId;
  readonly request?: RequestId;
  readonly actions?: ReadonlyArray<AuditAction>;
  readonly events?: ReadonlyArray<EventType>;
  /** Inclusive, by recorded time. */
  readonly from?: Date;
  /** Exclusive, by recorded time. */
  readonly until?: Date;
};

export const passes = (filter: AuditFilter, entry: AuditEntry): boolean =>
  (filter.person === undefined || concernsPerson(entry, filter.person)) &&
  (filter.group === undefined || isTarget(entry, 'GROUP', filter.group)) &&
  (filter.apiKey === undefined ||
    (entry.actor.type === 'apiKey' && entry.actor.id === filter.apiKey) ||
    isTarget(entry, 'APIKEY', filter.apiKey)) &&
  (filter.request === undefined || entry.requestId === filter.request) &&
  (filter.actions === undefined || filter.actions.includes(entry.action)) &&
  (filter.events === undefined || filter.events.includes(entry.event)) &&
  (filter.from === undefined || Date.parse(entry.time) >= filter.from.getTime()) &&
  (filter.until === undefined || Date.parse(entry.time) < filter.until.getTime());

const concernsPerson = (entry: AuditEntry, person: UserId): boolean =>
  isTarget(entry, 'USER', person) ||
  (entry.event === 'MembershipChanged' && (hasId(entry.old, person) || hasId(entry.new, person)));

const isTarget = ({ target }: AuditEntry, type: AuditEntry['target']['type'], id: string): boolean =>
  target.type === type && target.id === id;

const hasId = (member: AuditEntry['old'], id: string): boolean =>
  typeof member === 'object' && member !== null && 'id' in member && member.id === id;
