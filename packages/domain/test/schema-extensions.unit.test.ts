import {
  type Command,
  type DomainEvent,
  groupId,
  type Json,
  restoreDirectory,
  type SchemaExtension,
  userId,
} from '@rollcall/domain';
import {
  BADGE,
  badgeExtension,
  directoryOf,
  given,
  groupCreated,
  opened,
  userCreated,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const declared = (extension: SchemaExtension): DomainEvent => ({
  type: 'SchemaExtensionDeclared',
  data: extension,
});
const declare = (extension: SchemaExtension): Command => ({ _tag: 'DeclareSchemaExtension', extension });
const withdraw = (id: string): Command => ({ _tag: 'WithdrawSchemaExtension', id });
const withBadge = (id: string, number: Json) =>
  userCreated(id, {
    profile: { emails: [{ value: `${id}@example.com`, primary: true }], [BADGE]: { number } },
  });
const unique = badgeExtension({ uniqueness: 'server' });
const attribute = { extension: BADGE, name: 'number', caseExact: false };

describe('declaring a schema extension', () => {
  it('happens once', () => {
    given(opened()).when(declare(unique)).then(declared(unique));
    given(opened(), declared(unique)).when(declare(unique)).thenNothingHappened();
  });

  it('takes the place of what the URN declared before', () => {
    const changed = badgeExtension();
    given(opened(), declared(unique)).when(declare(changed)).then(declared(changed));
    expect(directoryOf([opened(), declared(unique), declared(changed)]).schemaExtensions).toEqual([changed]);
  });

  it('is refused for a URN that is spelled otherwise or extends the other type', () => {
    const shouted = { ...unique, schema: { ...unique.schema, id: BADGE.toUpperCase() } };
    for (const other of [shouted, { ...unique, resourceType: 'Group' as const }]) {
      given(opened(), declared(unique))
        .when(declare(other))
        .thenRejected({ _tag: 'SchemaExtensionExists', extension: unique });
    }
  });

  it('is refused beyond twenty', () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      declared({ ...unique, schema: { ...unique.schema, id: `urn:example:${n}` } }),
    );
    given(opened(), ...many)
      .when(declare(unique))
      .thenRejected({ _tag: 'TooManySchemaExtensions', limit: 20 });
    const [, ...others] = many;
    given(opened(), declared(unique), ...others)
      .when(declare(badgeExtension()))
      .then(declared(badgeExtension()));
  });

  it('is refused as unique while two have the same value in other letters', () =>
    given(opened(), withBadge('ana', 'B7'), withBadge('bo', 'b7'))
      .when(declare(unique))
      .thenRejected({ _tag: 'ValuesNotUnique', attribute, value: 'b7', holders: ['ana', 'bo'] }));

  it('as unique counts neither those without a value nor resources of the other type', () => {
    given(opened(), userCreated('ana'), userCreated('bo'), withBadge('cid', 'B7'))
      .when(declare(unique))
      .then(declared(unique));
    const ofGroups = { ...unique, resourceType: 'Group' as const };
    given(opened(), withBadge('ana', 'B7'), withBadge('bo', 'b7'))
      .when(declare(ofGroups))
      .then(declared(ofGroups));
    const badged = (id: string) => groupCreated(id, id, { [BADGE]: { number: 'B7' } });
    given(opened(), badged('g'), badged('h'))
      .when(declare(ofGroups))
      .thenRejected({ _tag: 'ValuesNotUnique', attribute, value: 'b7', holders: ['g', 'h'] });
  });
});

describe('a value that must be unique', () => {
  const taken = { _tag: 'UniqueValueTaken', attribute, value: 'b7', owner: userId('ana') } as const;
  const create = (id: string, number: Json): Command => ({
    _tag: 'CreateUser',
    userId: userId(id),
    userName: `${id}@example.com`,
    active: true,
    profile: withBadge(id, number).data.person.profile,
  });
  const change = (id: string, number: Json): Command => ({
    _tag: 'ChangeUser',
    userId: userId(id),
    profile: { set: { [BADGE]: { number } }, clear: [] },
  });

  it('is refused to a second user, new or known, and names the first', () => {
    given(opened(), declared(unique), withBadge('ana', 'B7')).when(create('bo', 'b7')).thenRejected(taken);
    given(opened(), declared(unique), withBadge('ana', 'B7'), userCreated('bo'))
      .when(change('bo', 'b7'))
      .thenRejected(taken);
  });

  it('is known for values held before the declaration', () =>
    given(opened(), withBadge('ana', 'B7'), declared(unique)).when(create('bo', 'b7')).thenRejected(taken));

  it('is found in a state restored from a snapshot, as are shared email addresses', () => {
    const shared = (id: string) =>
      userCreated(id, { profile: { emails: [{ value: 'Team@example.com' }], [BADGE]: { number: id } } });
    const live = directoryOf([opened('any'), declared(unique), shared('B7'), shared('b8'), shared('b9')]);
    const [head, ...parts] = live.capture().parts();
    if (head?._tag !== 'Head') throw new Error('no head');
    const restoration = restoreDirectory(head.head);
    for (const part of parts) restoration.add(part);
    const restored = restoration.finish();
    if (E.isLeft(restored)) throw new Error(restored.left.reason);
    const ids = (users: ReadonlyArray<{ readonly id: string }>) => users.map(({ id }) => id);
    expect(ids(restored.right.usersByUnique(attribute, 'b7'))).toEqual(['B7']);
    expect(ids(restored.right.usersByUnique(attribute, 'b10'))).toEqual([]);
    expect(ids(restored.right.usersByEmail('team@EXAMPLE.com'))).toEqual(['B7', 'b8', 'b9']);
  });

  it('may stay, and may be taken again when it is free', () => {
    given(opened(), declared(unique), withBadge('ana', 'B7'))
      .when(change('ana', 'b7'))
      .then({
        type: 'UserProfileChanged',
        data: { userId: userId('ana'), person: { set: { [BADGE]: { number: 'b7' } }, clear: [] } },
      });
    given(opened(), declared(unique), withBadge('ana', 'B7'), {
      type: 'UserDeleted',
      data: { userId: userId('ana') },
    })
      .when(create('bo', 'b7'))
      .then(withBadge('bo', 'b7'));
  });

  it('is kept apart for users and groups', () => {
    const ofGroups = { ...unique, resourceType: 'Group' as const };
    const owned = { ...groupCreated('g', 'G', { [BADGE]: { number: 'b7' } }) };
    given(opened(), declared(ofGroups), owned, withBadge('ana', 'b7'))
      .when({
        _tag: 'CreateGroup',
        groupId: groupId('h'),
        displayName: 'H',
        profile: { [BADGE]: { number: 'B7' } },
        members: [],
      })
      .thenRejected({ ...taken, value: 'B7', owner: groupId('g') });
    given(opened(), declared(ofGroups), owned, groupCreated('h', 'H'))
      .when({
        _tag: 'ChangeGroup',
        groupId: groupId('h'),
        profile: { set: { [BADGE]: { number: 'b7' } }, clear: [] },
      })
      .thenRejected({ ...taken, owner: groupId('g') });
  });
});

describe('withdrawing a schema extension', () => {
  it('leaves the values where they are', () => {
    const withdrawn: DomainEvent = { type: 'SchemaExtensionWithdrawn', data: { id: BADGE } };
    given(opened(), declared(unique)).when(withdraw(BADGE.toUpperCase())).then(withdrawn);
    const view = directoryOf([opened(), declared(unique), withBadge('ana', 'b7'), withdrawn]);
    expect(view.schemaExtensions).toEqual([]);
    expect(view.user(userId('ana'))?.profile[BADGE]).toEqual({ number: 'b7' });
  });

  it('is refused for one that is not declared', () =>
    given(opened()).when(withdraw(BADGE)).thenRejected({ _tag: 'SchemaExtensionNotFound', id: BADGE }));
});
