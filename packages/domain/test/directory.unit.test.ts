import { apiKeyId, type Command, type DomainEvent, type NewApiKey } from '@rollcall/domain';
import { given, keyIssued, opened, provisioningEnabled } from '@rollcall/testing';

const key = (id: string): NewApiKey => ({
  id: apiKeyId(id),
  label: id,
  secretHash: '00',
  issuedAt: '2026-06-01T00:00:00.000Z',
  expiresAt: null,
});
const open = (domains: ReadonlyArray<string>): Command => ({
  _tag: 'OpenDirectory',
  domains,
  userNamePolicy: 'email',
});

describe('opening a directory', () => {
  it('lowercases its domains and drops repetitions', () =>
    given()
      .when(open(['Example.com', 'example.com']))
      .then(opened()));
  it('happens once', () =>
    given(opened())
      .when(open(['example.com']))
      .thenRejected({ _tag: 'DirectoryAlreadyOpen' }));
  const label = 'a'.repeat(63);
  const longest = [label, label, label, label.slice(2)].join('.');
  it.each(['a.b', 'mail.example-1.co.uk', '1.example', `${label}.com`, longest])(
    'takes the domain %p',
    (domain) =>
      given()
        .when(open([domain]))
        .then({ ...opened(), data: { ...opened().data, domains: [domain] } }),
  );
  it.each([
    [[]],
    [['example']],
    [['exa mple.com']],
    [['-a.com']],
    [['a-.com']],
    [['a.com-']],
    [['a.com!']],
    [['a..com']],
    [[`a${label}.com`]],
    [[`com.a${label}`]],
    [[`a${longest}`]],
    [['example.com', 'example']],
  ])('is refused with domains %p', (domains) =>
    given().when(open(domains)).thenRejected({ _tag: 'DomainsInvalid', domains }),
  );
});

describe('enabling provisioning', () => {
  it('issues the first key', () =>
    given(opened())
      .when({ _tag: 'EnableProvisioning', key: key('k1') })
      .then(provisioningEnabled, keyIssued('k1')));
  it('is possible again with another key', () => {
    const before: DomainEvent[] = [
      opened(),
      provisioningEnabled,
      keyIssued('k1'),
      { type: 'ApiKeyRevoked', data: { keyId: apiKeyId('k1') } },
      { type: 'ProvisioningDisabled', data: {} },
    ];
    given(...before)
      .when({ _tag: 'EnableProvisioning', key: key('k2') })
      .then(provisioningEnabled, keyIssued('k2'));
  });
  it('is refused when it is enabled', () =>
    given(opened(), provisioningEnabled)
      .when({ _tag: 'EnableProvisioning', key: key('k1') })
      .thenRejected({ _tag: 'ProvisioningAlreadyEnabled' }));
  it('never takes the id of an earlier key, whose trail would become that of two', () =>
    given(
      opened(),
      provisioningEnabled,
      keyIssued('k1'),
      { type: 'ApiKeyRevoked', data: { keyId: apiKeyId('k1') } },
      { type: 'ProvisioningDisabled', data: {} },
    )
      .when({ _tag: 'EnableProvisioning', key: key('k1') })
      .thenRejected({ _tag: 'IdTaken', id: 'k1' }));
});

describe('disabling provisioning', () => {
  it('revokes every key that is left', () =>
    given(opened(), provisioningEnabled, keyIssued('k1'), keyIssued('k2'), {
      type: 'ApiKeyRevoked',
      data: { keyId: apiKeyId('k1') },
    })
      .when({ _tag: 'DisableProvisioning' })
      .then(
        { type: 'ApiKeyRevoked', data: { keyId: apiKeyId('k2') } },
        { type: 'ProvisioningDisabled', data: {} },
      ));
  it('changes nothing when it is disabled', () =>
    given(opened()).when({ _tag: 'DisableProvisioning' }).thenNothingHappened());
});

describe('issuing a key', () => {
  const known = [opened(), provisioningEnabled, keyIssued('k1')];
  it('allows two at a time, for rotation', () =>
    given(...known)
      .when({ _tag: 'IssueApiKey', key: key('k2') })
      .then(keyIssued('k2')));
  it('refuses a third', () =>
    given(...known, keyIssued('k2'))
      .when({ _tag: 'IssueApiKey', key: key('k3') })
      .thenRejected({ _tag: 'TooManyApiKeys', limit: 2 }));
  it.each(['2026-05-31T00:00:00.000Z', '2026-06-01T00:00:00.000Z'])(
    'does not count one expired since %s',
    (at) =>
      given(...known, keyIssued('k2', at))
        .when({ _tag: 'IssueApiKey', key: key('k3') })
        .then(keyIssued('k3')),
  );
  it('counts one that expires later', () =>
    given(...known, keyIssued('k2', '2026-06-01T00:00:00.001Z'))
      .when({ _tag: 'IssueApiKey', key: key('k3') })
      .thenRejected({ _tag: 'TooManyApiKeys', limit: 2 }));
  it('never takes the id of an earlier one', () =>
    given(...known, keyIssued('k2'))
      .when({ _tag: 'IssueApiKey', key: key('k2') })
      .thenRejected({ _tag: 'IdTaken', id: 'k2' }));
  it('does not count one that was revoked', () =>
    given(...known, keyIssued('k2'), { type: 'ApiKeyRevoked', data: { keyId: apiKeyId('k1') } })
      .when({ _tag: 'IssueApiKey', key: key('k3') })
      .then(keyIssued('k3')));
  it('is refused while provisioning is disabled', () =>
    given(opened())
      .when({ _tag: 'IssueApiKey', key: key('k1') })
      .thenRejected({ _tag: 'ProvisioningNotEnabled' }));
});

describe('revoking a key', () => {
  const revoke: Command = { _tag: 'RevokeApiKey', keyId: apiKeyId('k1') };
  const revoked = { type: 'ApiKeyRevoked', data: { keyId: apiKeyId('k1') } } as const;
  it('is an event once', () => {
    given(opened(), provisioningEnabled, keyIssued('k0'), keyIssued('k1')).when(revoke).then(revoked);
    given(opened(), provisioningEnabled, keyIssued('k1'), revoked).when(revoke).thenNothingHappened();
  });
  it('is refused for a key that never was', () =>
    given(opened())
      .when(revoke)
      .thenRejected({ _tag: 'ApiKeyNotFound', keyId: apiKeyId('k1') }));
});

describe('accepting a policy', () => {
  const accept: Command = { _tag: 'AcceptPolicy', text: '{}', hash: '44' };
  const accepted = { type: 'PolicyAccepted', data: { text: '{}', hash: '44' } } as const;
  it('is an event, unless it is the one in force', () => {
    given(opened()).when(accept).then(accepted);
    given(opened(), accepted).when(accept).thenNothingHappened();
  });
});
