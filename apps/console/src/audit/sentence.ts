import type { AuditEntry } from '../api/types';

const kinds: { readonly [type: string]: string } = {
  DIRECTORY: 'the directory',
  PROVISIONING: 'provisioning',
  APIKEY: 'the key',
  USER: 'the user',
  GROUP: 'the group',
  POLICY: 'the policy',
  SCHEMA: 'the schema extension',
  IDPPROFILE: 'the profile of the identity provider',
};

const verbs: { readonly [Action in AuditEntry['action']]: string } = {
  CREATE: 'Created',
  UPDATE: 'Changed',
  DELETE: 'Deleted',
  ENABLE: 'Enabled',
  DISABLE: 'Disabled',
};

const special: { readonly [event: string]: string } = {
  DirectoryOpened: 'Opened',
  ApiKeyIssued: 'Issued',
  ApiKeyRevoked: 'Revoked',
  UserDeactivated: 'Suspended',
  UserErased: 'Erased',
  UserReactivated: 'Reactivated',
  GroupRenamed: 'Renamed',
  UserNameChanged: 'Renamed',
  PolicyAccepted: 'Accepted',
  SchemaExtensionDeclared: 'Declared',
  SchemaExtensionWithdrawn: 'Withdrew',
  IdpProfileChosen: 'Chose',
};

/** What happened, without the values. */
export const sentenceOf = ({ event, action, target, old, new: now }: AuditEntry): string => {
  const kind = kinds[target.type] ?? target.type;
  const name = target.type === 'SCHEMA' ? target.id : target.name;
  const named = name === undefined ? kind : `${kind} ${name}`;
  if (event === 'MembershipChanged') {
    return now === undefined
      ? `Removed ${memberName(old)} from ${named}`
      : `Added ${memberName(now)} to ${named}`;
  }
  const verb = special[event] ?? verbs[action];
  const part = verb === 'Changed' && target.property !== undefined ? `${target.property} of ` : '';
  return `${verb} ${part}${named}`;
};

/** Whether the values say more than the sentence. */
export const hasValues = ({ event, old, new: now }: AuditEntry): boolean =>
  !['MembershipChanged', 'UserDeactivated', 'UserReactivated'].includes(event) &&
  (old !== undefined || now !== undefined);

/** A whole new thing rather than a change of one: shown on wish alone. */
export const isWhole = ({ action, new: now }: AuditEntry): boolean =>
  action === 'CREATE' && typeof now === 'object';

const memberName = (member: unknown): string => {
  if (typeof member !== 'object' || member === null) return 'a member';
  if ('name' in member && typeof member.name === 'string') return member.name;
  return 'id' in member && typeof member.id === 'string' ? member.id : 'a member';
};
