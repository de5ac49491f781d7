import { apiKeyId, type DomainEvent, groupId, userId } from '@rollcall/domain';
import { auditEntries } from '../src/administration/audit/audit-entries';
import type { AuditNames } from '../src/administration/audit/audit-names';
import { sealed } from './directory-with';

const names: AuditNames = {
  user: (id) => (id === 'u1' ? 'ana@example.com' : undefined),
  group: (id) => (id === 'g1' ? 'Engineering' : undefined),
  apiKey: (id) => (id === 'k1' ? 'Okta' : undefined),
};

const factsOf = (event: DomainEvent) =>
  sealed(event).flatMap((envelope) =>
    auditEntries(envelope, names).map(({ action, target, old, new: now }) => ({
      action,
      target,
      old,
      new: now,
    })),
  );

const u1 = userId('u1');
const g1 = groupId('g1');

describe('an event as entries of the audit trail', () => {
  it('is one entry for each member who joined or left', () => {
    const target = { type: 'GROUP', id: 'g1', name: 'Engineering', property: 'members' };
    expect(
      factsOf({ type: 'MembershipChanged', data: { groupId: g1, added: [u1], removed: [userId('u2')] } }),
    ).toEqual([
      { action: 'UPDATE', target, old: undefined, new: { id: 'u1', name: 'ana@example.com' } },
      { action: 'UPDATE', target, old: { id: 'u2' }, new: undefined },
    ]);
  });

  it('is one entry for each attribute that was set or cleared', () => {
    expect(
      factsOf({
        type: 'UserProfileChanged',
        data: { userId: u1, person: { set: { title: 'CTO' }, clear: ['nickName'] } },
      }),
    ).toMatchObject([
      { action: 'UPDATE', target: { property: 'title' }, new: 'CTO' },
      { action: 'UPDATE', target: { property: 'nickName' }, new: null },
    ]);
  });

  it('names an issued key by its label, and never shows its hash', () => {
    const facts = factsOf({
      type: 'ApiKeyIssued',
      data: { keyId: apiKeyId('k9'), label: 'Okta', secretHash: 'ffff', expiresAt: null },
    });
    expect(facts).toMatchObject([{ action: 'CREATE', target: { type: 'APIKEY', id: 'k9', name: 'Okta' } }]);
    expect(JSON.stringify(facts)).not.toContain('ffff');
  });

  it('names a policy by its hash, not by its text', () => {
    expect(factsOf({ type: 'PolicyAccepted', data: { text: '{"acls": []}', hash: 'abcd' } })).toEqual([
      { action: 'UPDATE', target: { type: 'POLICY', id: 'example' }, old: undefined, new: { hash: 'abcd' } },
    ]);
  });

  it('names a deleted group as it was called, and a deleted person by id alone', () => {
    expect(
      factsOf({ type: 'GroupDeleted', data: { groupId: groupId('g9'), displayName: 'Gone' } }),
    ).toMatchObject([{ action: 'DELETE', target: { type: 'GROUP', id: 'g9', name: 'Gone' } }]);
    expect(factsOf({ type: 'UserDeleted', data: { userId: userId('u9') } })).toMatchObject([
      { action: 'DELETE', target: { type: 'USER', id: 'u9' } },
    ]);
  });

  it('tells of switches as enabled and disabled', () => {
    expect(factsOf({ type: 'ProvisioningDisabled', data: {} })).toMatchObject([{ action: 'DISABLE' }]);
    expect(factsOf({ type: 'UserReactivated', data: { userId: u1 } })).toMatchObject([
      { action: 'ENABLE', old: false, new: true },
    ]);
  });
});
