import { isIP } from 'node:net';
import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import type { AuditEntry } from '../audit-entry';

/** The version of the schema that the records follow. */
export const ECS_VERSION = '9.4.0';

/**
 * An entry as an event of the Elastic Common Schema, category `iam`. `user` acted, `user.target` is whom it befell,
 * as they were, and `user.changes` what became of them. What the schema has no field for is in `labels`, whose
 * values are texts: other than texts are JSON.
 */
export const ecsRecord = (entry: AuditEntry): JsonObject => {
  const { source } = entry;
  const { target, changes, group } = subject(entry);
  const actor = actorOf(entry);
  const related = [actor, target, changes].flatMap((user) => [user?.name, user?.id].filter(isText));
  return {
    '@timestamp': entry.time,
    ecs: { version: ECS_VERSION },
    message: entry.event,
    event: {
      kind: 'event',
      category: ['iam'],
      type: [objectOf(entry), activityOf[entry.action]],
      action: actionOf(entry),
      code: entry.event,
      outcome: 'success',
      id: `${entry.eventId}${entry.id.slice(entry.id.indexOf('.'))}`,
      sequence: Number(entry.revision),
      module: 'rollcall',
      dataset: 'rollcall.audit',
    },
    organization: { id: entry.directory },
    user: { ...actor, ...(target && { target }), ...(changes && { changes }) },
    ...(group && { group }),
    ...(source.address === undefined ? {} : { source: sourceOf(source.address) }),
    ...(source.userAgent === undefined ? {} : { user_agent: { original: source.userAgent } }),
    http: { request: { id: entry.requestId } },
    related: { user: [...new Set(related)] },
    labels: labelsOf(entry),
  };
};

const activityOf = {
  CREATE: 'creation',
  UPDATE: 'change',
  ENABLE: 'change',
  DISABLE: 'change',
  DELETE: 'deletion',
} as const;

/** To join or leave a group is a change of the user, as the schema has it. */
const objectOf = ({ event, target }: AuditEntry): 'user' | 'group' | 'admin' => {
  if (target.type === 'USER' || event === 'MembershipChanged') return 'user';
  return target.type === 'GROUP' ? 'group' : 'admin';
};

/** The name of the event in the spelling of such names: `user-created`. */
const actionOf = ({ event, new: now }: AuditEntry): string => {
  if (event === 'MembershipChanged') return now === undefined ? 'group-member-removed' : 'group-member-added';
  return event.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
};

const actorOf = ({ actor }: AuditEntry): JsonObject => {
  if (actor.type !== 'administrator')
    return { ...(actor.type === 'apiKey' && { id: actor.id }), ...nameOf(actor) };
  const { id, name, email, issuer } = actor;
  return { ...(id && { id }), name, ...(email && { email }), ...(issuer && { domain: issuer }) };
};

type Subject = { readonly target?: JsonObject; readonly changes?: JsonObject; readonly group?: JsonObject };

/** A key acts as a user does, so it is one where something is done to it. */
const subject = ({ event, target: { id, property, ...target }, old, new: now }: AuditEntry): Subject => {
  const self = { id, ...nameOf(target) };
  if (event === 'MembershipChanged') {
    const member = Object(now ?? old);
    return { target: { id: String(member.id), ...nameOf(member), group: self }, group: self };
  }
  if (target.type === 'GROUP') return { group: self };
  if (target.type === 'APIKEY') return { target: self };
  if (target.type !== 'USER') return {};
  if (property === undefined) return { target: { ...userFields(now), ...self } };
  const changes = userFields({ [property]: now ?? null });
  const before = { ...self, ...userFields({ [property]: old ?? null }) };
  return { target: before, ...(Object.keys(changes).length > 0 && { changes }) };
};

/** What the schema knows of a user, from SCIM attributes. */
const userFields = (attributes: Json | undefined): JsonObject => {
  if (!isJsonObject(attributes)) return {};
  const { userName, displayName, emails, roles } = attributes;
  return {
    ...(isText(userName) && { name: userName }),
    ...(isText(displayName) && { full_name: displayName }),
    ...(Array.isArray(emails) && { email: valuesIn(emails) }),
    ...(Array.isArray(roles) && { roles: valuesIn(roles) }),
  };
};

const valuesIn = (list: ReadonlyArray<Json>): ReadonlyArray<string> =>
  list.flatMap((element) => (isJsonObject(element) && isText(element.value) ? [element.value] : []));

/** An address that the type `ip` does not take, as one with a zone, is an address alone. */
const sourceOf = (address: string): JsonObject =>
  isIP(address) !== 0 && !address.includes('%') ? { address, ip: address } : { address };

const labelsOf = ({ actor, origin, digest, target, old, new: now }: AuditEntry): JsonObject => {
  const labels = {
    origin,
    actor_type: actor.type,
    target_type: target.type,
    target_id: target.id,
    property: target.property,
    old,
    new: now,
    digest,
  };
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  );
};

const isText = (value: Json | undefined): value is string => typeof value === 'string';

const nameOf = ({ name }: { readonly name?: string }): JsonObject => (name === undefined ? {} : { name });
