import { isIP } from 'node:net';
import type { JsonObject } from '@rollcall/domain';
import type { AuditEntry } from '../audit-entry';
import { ocsfActivity } from './ocsf-activity';

/** The version of the schema that the records follow. */
export const OCSF_VERSION = '1.1.0';

/**
 * An entry as an event of the Open Cybersecurity Schema Framework, category 3 (Identity & Access
 * Management): Account Change (3001), Entity Management (3004), User Access Management (3005) or Group
 * Management (3006).
 */
export const ocsfRecord = (entry: AuditEntry): JsonObject => {
  const { classUid, className, activityId, activityName } = ocsfActivity(entry);
  const { source } = entry;
  return {
    category_uid: 3,
    category_name: 'Identity & Access Management',
    class_uid: classUid,
    class_name: className,
    activity_id: activityId,
    activity_name: activityName,
    type_uid: classUid * 100 + activityId,
    time: Date.parse(entry.time),
    severity_id: 1,
    status_id: 1,
    message: entry.event,
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'Rollcall', vendor_name: 'Rollcall' },
      uid: `${entry.eventId}${entry.id.slice(entry.id.indexOf('.'))}`,
      correlation_uid: entry.requestId,
      sequence: Number(entry.revision),
      tenant_uid: entry.directory,
    },
    actor: actorOf(entry),
    ...(source.address === undefined ? {} : { src_endpoint: endpointOf(source.address) }),
    ...(source.userAgent === undefined ? {} : { http_request: { user_agent: source.userAgent } }),
    ...subject(entry, classUid),
    unmapped: {
      origin: entry.origin,
      digest: entry.digest,
      ...(entry.target.property === undefined ? {} : { property: entry.target.property }),
      ...(entry.old === undefined ? {} : { old: entry.old }),
      ...(entry.new === undefined ? {} : { new: entry.new }),
    },
  };
};

const API_KEY = { type_id: 99, type: 'API key' };

const actorOf = ({ actor }: AuditEntry): JsonObject => {
  switch (actor.type) {
    case 'apiKey':
      return { user: { uid: actor.id, ...nameOf(actor.name), ...API_KEY } };
    case 'administrator':
      return {
        user: {
          ...(actor.id === undefined ? {} : { uid: actor.id }),
          name: actor.name,
          ...(actor.email === undefined ? {} : { email_addr: actor.email }),
          type_id: 2,
          type: 'Admin',
        },
        ...(actor.issuer === undefined ? {} : { idp: { uid: actor.issuer } }),
      };
    case 'system':
      return { user: { name: actor.name, type_id: 3, type: 'System' } };
  }
};

/** An address that the type `ip` does not take, as one with a zone, is a name. */
const endpointOf = (address: string): JsonObject =>
  isIP(address) !== 0 && !address.includes('%') ? { ip: address } : { name: address };

const subject = ({ event, target, old, new: now }: AuditEntry, classUid: number): JsonObject => {
  const self = { uid: target.id, ...nameOf(target.name) };
  if (classUid === 3001) return { user: self };
  if (classUid === 3005) return { user: { ...self, ...API_KEY }, privileges: ['scim'] };
  if (classUid === 3004) return { entity: { ...self, type: target.type } };
  if (event !== 'MembershipChanged') return { group: self };
  const member = Object(now ?? old);
  return { group: self, user: { uid: String(member.id), ...nameOf(member.name) } };
};

const nameOf = (name: string | undefined): { readonly name?: string } => (name === undefined ? {} : { name });
