import type { AuditEntry } from '../api/types';
import { extensionOf, profileOf } from './settings-told';

const kinds: { readonly [type: string]: string } = {
  DIRECTORY: 'the directory',
  PROVISIONING: 'provisioning',
  APIKEY: 'the key',
  USER: 'the user',
  GROUP: 'the group',
  POLICY: 'the policy',
  INVENTORY: 'the inventory of devices and roles',
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
  UserReactivated: 'Reactivated',
  GroupRenamed: 'Renamed',
  UserNameChanged: 'Renamed',
  PolicyAccepted: 'Accepted',
  InventoryReplaced: 'Replaced',
};

/** What happened, without the values. */
export const sentenceOf = (entry: AuditEntry): string => {
  const { event, action, target, old, new: now } = entry;
  const kind = kinds[target.type] ?? target.type;
  const named = target.name === undefined ? kind : nameOf(kind, target.name);
  switch (event) {
    case 'MembershipChanged':
      return now === undefined
        ? `Removed ${memberName(old)} from ${named}`
        : `Added ${memberName(now)} to ${named}`;
    case 'UserErased':
      return `Erased a person, who is “${target.name ?? target.id}” from then on`;
    case 'GroupLockChanged':
      return `${now === undefined ? 'Unlocked' : old === undefined ? 'Locked' : 'Locked anew'} the group name ${target.property ?? ''}`;
    case 'SchemaExtensionDeclared':
      return `${old === undefined ? 'Declared' : 'Declared anew'} ${extensionOf(target.id, now)}`;
    case 'SchemaExtensionWithdrawn':
      return `Withdrew ${extensionOf(target.id, old)}`;
    case 'IdpProfileChosen':
      return `Chose how requests of the identity provider are read: ${profileOf(now).name}`;
    case 'FeedAdded':
      return `Added the feed ${target.id}`;
    case 'FeedMoved':
      return `Moved the feed ${target.id} to go on after another event`;
    case 'FeedRemoved':
      return `Removed the feed ${target.id}`;
    case 'UserProfileChanged':
      if (target.property === undefined) return `Changed ${named}; what it was is erased`;
  }
  const verb = special[event] ?? verbs[action];
  const part = verb === 'Changed' && target.property !== undefined ? `${target.property} of ` : '';
  return `${verb} ${part}${named}`;
};

/** What stands in the place of an erased name says itself what it is. */
const nameOf = (kind: string, name: string): string =>
  name.startsWith('erased person ') ? name : `${kind} ${name}`;

const toldWhole: ReadonlySet<string> = new Set([
  'MembershipChanged',
  'ProvisioningEnabled',
  'ProvisioningDisabled',
  'UserDeactivated',
  'UserReactivated',
  'UserDeleted',
  'GroupDeleted',
]);

/** Whether the values say more than the sentence. */
export const hasValues = ({ event, old, new: now }: AuditEntry): boolean =>
  !toldWhole.has(event) && (old !== undefined || now !== undefined);

/** A whole new thing rather than a change of one: shown on wish alone, but for a feed, which is few words. */
export const isWhole = ({ action, target, new: now }: AuditEntry): boolean =>
  target.type === 'SCHEMA' || (action === 'CREATE' && target.type !== 'FEED' && typeof now === 'object');

const memberName = (member: unknown): string => {
  if (typeof member !== 'object' || member === null) return 'a member';
  if ('name' in member && typeof member.name === 'string') return member.name;
  return 'id' in member && typeof member.id === 'string' ? member.id : 'a member';
};
