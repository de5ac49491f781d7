import {
  type DomainEvent,
  type EventEnvelope,
  groupId,
  noExtensions,
  type SchemaExtension,
  userId,
} from '@rollcall/domain';
import { registryOf } from '@rollcall/scim';
import {
  claimsOf,
  type KnownBefore,
  type SecurityEventStyle,
  securityEvents,
} from '@rollcall/security-events';
import {
  groupCreated,
  groupDeleted,
  groupRenamed,
  historyOf,
  keyIssued,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
  userDeleted,
  userReactivated,
} from '@rollcall/testing';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PROV = 'urn:ietf:params:scim:event:prov';
const notice: SecurityEventStyle = { detail: 'notice', updates: 'patch' };
const full: SecurityEventStyle = { detail: 'full', updates: 'patch' };

const ana = {
  id: userId('ana'),
  userName: 'ana@example.com',
  active: true,
  profile: {
    externalId: '00u1',
    nickName: 'An',
    title: 'Engineer',
    [ENTERPRISE]: { department: 'R&D', costCenter: '7' },
  },
};
const engineering = { id: groupId('g'), displayName: 'Engineering', profile: { externalId: 'eng' } };

const sealed = (event: DomainEvent): EventEnvelope => {
  const [envelope] = historyOf([event]);
  if (envelope === undefined) throw new Error('no event');
  return envelope;
};

const core = registryOf(noExtensions);

const told = (event: DomainEvent, before: KnownBefore = {}, style = notice, registry = core) => {
  const [found, ...more] = securityEvents(sealed(event), before, style, registry);
  expect(more).toEqual([]);
  return found;
};

const attributesOf = ({ [ENTERPRISE]: enterprise, ...core }: typeof ana.profile) => [
  ...Object.keys(core),
  ...Object.keys(enterprise).map((name) => `${ENTERPRISE}:${name}`),
];

const created = userCreated('ana', { profile: ana.profile });
const renamed: DomainEvent = {
  type: 'UserNameChanged',
  data: { userId: ana.id, person: { from: ana.userName, to: 'ann@example.com' } },
};
const changed: DomainEvent = {
  type: 'UserProfileChanged',
  data: {
    userId: ana.id,
    person: {
      set: {
        name: { familyName: 'Silva' },
        title: 'Lead',
        [ENTERPRISE]: { department: 'R&D', costCenter: '8' },
      },
      clear: ['nickName'],
    },
  },
};

describe('a security event (RFC 9967)', () => {
  it('names its subject by a path, and by externalId where it is known (section 2.1)', () => {
    expect(told(created)?.subject).toEqual({ format: 'scim', uri: '/Users/ana', externalId: '00u1' });
    expect(told(userDeleted('ana'), { user: ana })?.subject.externalId).toBe('00u1');
    expect(told(userDeleted('ana'))?.subject).toEqual({ format: 'scim', uri: '/Users/ana' });
  });

  it('is the same each time the same event is told, and its id is that of the event', () => {
    expect(told(created)).toEqual(told(created));
    expect(told(created)).toMatchObject({
      id: sealed(created).id,
      transaction: sealed(created).metadata.commandId,
    });
  });

  it.each<[string, DomainEvent, KnownBefore, string]>([
    ['activated (2.4.5)', userReactivated('ana'), { user: ana }, `${PROV}:activate`],
    ['deactivated (2.4.6)', userDeactivated('ana'), { user: ana }, `${PROV}:deactivate`],
    ['deleted (2.4.4)', userDeleted('ana'), { user: ana }, `${PROV}:delete`],
    ['a group deleted (2.4.4)', groupDeleted('g'), { group: engineering }, `${PROV}:delete`],
  ])('of somebody %s has no payload, in whatever detail', (_, event, before, uri) => {
    for (const style of [notice, full])
      expect(told(event, before, style)).toMatchObject({ uri, payload: {} });
  });

  it('of a creation lists attributes, or holds the resource with its id (2.4.1)', () => {
    expect(told(created)).toMatchObject({
      uri: `${PROV}:create:notice`,
      payload: {
        version: 'W/"0"',
        attributes: [
          'id',
          'userName',
          'active',
          'externalId',
          'nickName',
          'title',
          `${ENTERPRISE}:department`,
          `${ENTERPRISE}:costCenter`,
        ],
      },
    });
    const payload = told(created, {}, full)?.payload;
    expect(payload).toMatchObject({ data: { id: 'ana', userName: 'ana@example.com', title: 'Engineer' } });
    expect(payload).not.toHaveProperty('attributes');
    expect(told(groupCreated('g', 'Engineering'), {}, full)).toMatchObject({
      uri: `${PROV}:create:full`,
      payload: { data: { id: 'g', displayName: 'Engineering' } },
    });
  });

  it('of a change lists what differs, of an extension too (2.4.2)', () => {
    expect(told(changed, { user: ana })).toMatchObject({
      uri: `${PROV}:patch:notice`,
      payload: { attributes: ['name', 'title', `${ENTERPRISE}:costCenter`, 'nickName'] },
    });
    expect(told(renamed, { user: ana })?.payload).toMatchObject({ attributes: ['userName'] });
    expect(told(groupRenamed('g', 'A', 'B'), { group: engineering })).toMatchObject({
      uri: `${PROV}:patch:notice`,
      subject: { uri: '/Groups/g', externalId: 'eng' },
      payload: { attributes: ['displayName'] },
    });
  });

  it('of a change in full is the PATCH that makes it (2.4.2)', () => {
    expect(told(changed, { user: ana }, full)?.payload.data).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [
        { op: 'remove', path: 'name' },
        { op: 'add', path: 'name', value: { familyName: 'Silva' } },
        { op: 'replace', path: 'title', value: 'Lead' },
        { op: 'remove', path: ENTERPRISE },
        { op: 'add', path: ENTERPRISE, value: { department: 'R&D', costCenter: '8' } },
        { op: 'remove', path: 'nickName' },
      ],
    });
    const members = membershipChanged('g', { added: ['ana'], removed: ['bo'] });
    expect(told(members, { group: engineering }, full)?.payload.data).toMatchObject({
      Operations: [
        { op: 'add', path: 'members', value: [{ value: 'ana', $ref: '/Users/ana' }] },
        { op: 'remove', path: 'members[value eq "bo"]' },
      ],
    });
  });

  describe('with an extension that the directory declares', () => {
    const urn = 'urn:example:badge';
    const badge: SchemaExtension = {
      resourceType: 'User',
      schema: {
        id: urn,
        name: 'Badge',
        description: '',
        attributes: [
          { name: 'number', type: 'string' },
          { name: 'pin', type: 'string', returned: 'never' },
        ],
      },
    };
    const declared = registryOf([badge]);
    const holder = { ...ana, profile: { ...ana.profile, [urn]: { number: '7', pin: '1234' } } };
    const made = userCreated('ana', { profile: holder.profile });
    const set = (values: object): DomainEvent => ({
      type: 'UserProfileChanged',
      data: {
        userId: ana.id,
        person: { set: { [urn]: { number: '7', pin: '1234', ...values } }, clear: [] },
      },
    });
    const put: SecurityEventStyle = { detail: 'full', updates: 'put' };

    it('tells what an answer shows of it', () => {
      const shown = { schemas: expect.arrayContaining([urn]), [urn]: { number: '7' } };
      expect(told(made, {}, full, declared)?.payload.data).toMatchObject(shown);
      expect(told(set({}), { user: ana }, put, declared)?.payload.data).toMatchObject(shown);
      expect(told(set({ number: '8' }), { user: holder }, full, declared)?.payload.data).toMatchObject({
        Operations: [{ op: 'remove' }, { op: 'add', path: urn, value: { number: '8' } }],
      });
    });

    it('tells no value that is never returned, nor a change of nothing else', () => {
      for (const style of [full, put]) {
        const events = [
          told(made, {}, style, declared),
          told(set({ number: '8' }), { user: holder }, style, declared),
        ];
        expect(JSON.stringify(events)).not.toContain('1234');
      }
      const secret: DomainEvent = {
        type: 'UserProfileChanged',
        data: { userId: ana.id, person: { set: { [urn]: { pin: '4321' } }, clear: [] } },
      };
      for (const style of [notice, full, put])
        expect(told(secret, { user: ana }, style, declared)).toBeUndefined();
    });

    it('tells that a value went where another that is never returned stays', () => {
      const left: DomainEvent = {
        type: 'UserProfileChanged',
        data: { userId: ana.id, person: { set: { [urn]: { pin: '1234' } }, clear: [] } },
      };
      expect(told(left, { user: holder }, notice, declared)?.payload).toMatchObject({
        attributes: [`${urn}:number`],
      });
      expect(told(left, { user: holder }, full, declared)?.payload.data).toMatchObject({
        Operations: [{ op: 'remove', path: urn }],
      });
    });

    it('names no attribute that an answer does not show', () => {
      const all = ['id', 'userName', 'active', ...attributesOf(ana.profile)];
      expect(told(made, {}, notice, declared)?.payload.attributes).toEqual([...all, `${urn}:number`]);
      expect(told(made, {}, notice)?.payload.attributes).toEqual(all);
    });

    it('tells no value once it was withdrawn', () => {
      for (const style of [full, put]) {
        const events = [told(made, {}, style), told(set({ title: 'x' }), { user: holder }, style)];
        expect(JSON.stringify(events)).not.toMatch(/1234|badge/);
      }
    });

    it('has the version that an answer shows', () => {
      expect(told(made, {}, full, declared)?.payload.version).toMatch(/^W\/"0-[0-9a-f]{8}"$/);
      expect(told(made, {}, full)?.payload.version).toBe('W/"0"');
    });
  });

  it('of a change as a PUT is all that the user is now (2.4.3)', () => {
    expect(told(changed, { user: ana }, { detail: 'full', updates: 'put' })).toMatchObject({
      uri: `${PROV}:put:full`,
      payload: { data: { id: 'ana', title: 'Lead', userName: 'ana@example.com', externalId: '00u1' } },
    });
    expect(told(renamed, { user: ana }, { detail: 'notice', updates: 'put' })).toMatchObject({
      uri: `${PROV}:put:notice`,
      payload: { attributes: ['userName'] },
    });
  });

  it('is there for no change whose attributes are not known any more', () => {
    const forgotten: DomainEvent = {
      type: 'UserProfileChanged',
      data: { userId: ana.id, person: { set: {}, clear: [] } },
    };
    for (const style of [notice, full]) expect(told(forgotten, { user: ana }, style)).toBeUndefined();
  });

  it('of an erasure is the deletion of somebody who was still there', () => {
    const erased: DomainEvent = { type: 'UserErased', data: { userId: ana.id } };
    expect(told(erased, { user: ana }, full)).toMatchObject({ uri: `${PROV}:delete`, payload: {} });
    expect(securityEvents(sealed(erased), {}, full, core)).toEqual([]);
  });

  it('is there for no key, policy and directory', () => {
    for (const event of [opened(), keyIssued('okta')])
      expect(securityEvents(sealed(event), {}, full, core)).toEqual([]);
  });

  it('becomes claims without a "sub" (RFC 8417)', () => {
    const event = told(created);
    if (event === undefined) throw new Error('nothing was told');
    const issuedAt = new Date('2026-06-01T00:00:00Z');
    expect(claimsOf(event, { issuer: 'https://a.example', audience: ['b'], issuedAt })).toEqual({
      jti: event.id,
      iss: 'https://a.example',
      aud: ['b'],
      iat: issuedAt.getTime() / 1_000,
      toe: Date.parse(event.occurredAt) / 1_000,
      txn: event.transaction,
      sub_id: event.subject,
      events: { [event.uri]: event.payload },
    });
  });
});
