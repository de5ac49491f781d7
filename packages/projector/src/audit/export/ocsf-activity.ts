import type { AuditEntry } from '../audit-entry';

export type OcsfActivity = {
  readonly classUid: 3001 | 3004 | 3005 | 3006;
  readonly className: string;
  readonly activityId: number;
  readonly activityName: string;
};

const activity =
  (classUid: OcsfActivity['classUid'], className: string) =>
  (activityId: number, activityName: string): OcsfActivity => ({
    classUid,
    className,
    activityId,
    activityName,
  });

const account = activity(3001, 'Account Change');
const entity = activity(3004, 'Entity Management');
const access = activity(3005, 'User Access Management');
const group = activity(3006, 'Group Management');

/**
 * The class and the activity of an entry. An API key is what may provision people, so issuing and revoking it are
 * privileges given and taken. A changed name or attribute is an Entity Management: Update, for Account Change and
 * Group Management know none.
 */
export const ocsfActivity = ({ event, new: now }: AuditEntry): OcsfActivity => {
  switch (event) {
    case 'UserCreated':
      return account(1, 'Create');
    case 'UserReactivated':
      return account(2, 'Enable');
    case 'UserDeactivated':
      return account(5, 'Disable');
    case 'UserDeleted':
    case 'UserErased':
      return account(6, 'Delete');
    case 'MembershipChanged':
      return now === undefined ? group(4, 'Remove User') : group(3, 'Add User');
    case 'GroupDeleted':
      return group(5, 'Delete');
    case 'GroupCreated':
      return group(6, 'Create');
    case 'ApiKeyIssued':
      return access(1, 'Assign Privileges');
    case 'ApiKeyRevoked':
      return access(2, 'Revoke Privileges');
    case 'DirectoryOpened':
    case 'FeedAdded':
      return entity(1, 'Create');
    case 'SchemaExtensionWithdrawn':
    case 'FeedRemoved':
      return entity(4, 'Delete');
    case 'UserNameChanged':
    case 'UserProfileChanged':
    case 'GroupRenamed':
    case 'GroupDetailsChanged':
    case 'ProvisioningEnabled':
    case 'ProvisioningDisabled':
    case 'PolicyAccepted':
    case 'GroupLockChanged':
    case 'InventoryReplaced':
    case 'SchemaExtensionDeclared':
    case 'IdpProfileChosen':
    case 'FeedMoved':
      return entity(3, 'Update');
  }
};
