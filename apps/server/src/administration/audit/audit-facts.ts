import type { DirectoryId, DomainEvent } from '@rollcall/domain';
import type { AuditFact, AuditTarget } from './audit-entry';
import { type AuditNames, nameOf } from './audit-names';
import { groupFacts } from './group-facts';
import { userFacts } from './user-facts';

/** The facts of an event, one for each thing that changed. Pure. */
export const auditFacts = (
  event: DomainEvent,
  directoryId: DirectoryId,
  names: AuditNames,
): ReadonlyArray<AuditFact> => {
  const own = (type: AuditTarget['type']): AuditTarget => ({ type, id: directoryId });
  switch (event.type) {
    case 'DirectoryOpened':
      return [{ action: 'CREATE', target: own('DIRECTORY'), new: event.data }];
    case 'ProvisioningEnabled':
      return [{ action: 'ENABLE', target: own('PROVISIONING') }];
    case 'ProvisioningDisabled':
      return [{ action: 'DISABLE', target: own('PROVISIONING') }];
    case 'ApiKeyIssued': {
      const { keyId, label, expiresAt } = event.data;
      return [
        { action: 'CREATE', target: { type: 'APIKEY', id: keyId, name: label }, new: { label, expiresAt } },
      ];
    }
    case 'ApiKeyRevoked': {
      const name = names.apiKey(event.data.keyId);
      return [{ action: 'DELETE', target: { type: 'APIKEY', id: event.data.keyId, ...nameOf(name) } }];
    }
    case 'PolicyAccepted':
      return [{ action: 'UPDATE', target: own('POLICY'), new: { hash: event.data.hash } }];
    case 'UserCreated':
    case 'UserNameChanged':
    case 'UserProfileChanged':
    case 'UserDeactivated':
    case 'UserReactivated':
    case 'UserDeleted':
      return userFacts(event, names);
    case 'GroupCreated':
    case 'GroupRenamed':
    case 'GroupDetailsChanged':
    case 'MembershipChanged':
    case 'GroupDeleted':
      return groupFacts(event, names);
  }
};
