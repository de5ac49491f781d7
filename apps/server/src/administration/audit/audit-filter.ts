import type { DomainEvent, EventEnvelope } from '@rollcall/domain';

/** All that are given must hold. */
export type AuditFilter = {
  /** Id of a person: what happened to them, their memberships included. */
  readonly user?: string | undefined;
  /** Id of a group, its memberships included. */
  readonly group?: string | undefined;
  readonly request?: string | undefined;
};

export const passes = (filter: AuditFilter, { event, metadata }: EventEnvelope): boolean =>
  (filter.request === undefined || metadata.requestId === filter.request) &&
  (filter.user === undefined || concernsUser(event, filter.user)) &&
  (filter.group === undefined || ('groupId' in event.data && event.data.groupId === filter.group));

const concernsUser = (event: DomainEvent, user: string): boolean => {
  if (event.type === 'MembershipChanged') {
    const is = (id: string) => id === user;
    return event.data.added.some(is) || event.data.removed.some(is);
  }
  return 'userId' in event.data && event.data.userId === user;
};
