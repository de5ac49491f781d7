import { canonicalName, type DirectoryView, type DomainEvent, groupId, overlayOn } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { lockGroups } from '../src/directory/group-lock';
import { checkPolicy } from '../src/policy/check-policy';
import { formatPorts } from '../src/ports/port-set';
import { newlyUnresolved, preview } from '../src/questions/preview';
import { foldOnto } from './fold-onto';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

const given = () => {
  const directory = new LiveDirectory();
  const [ann, ben, cat] = ['ann', 'ben', 'cat'].map((name) => directory.user(`${name}@example.com`));
  if (ann === undefined || ben === undefined || cat === undefined) throw new Error('three users');
  const eng = directory.group('eng', ann, ben);
  const sre = directory.group('sre', cat);
  return { directory, ann, ben, cat, eng, sre };
};

const policy = {
  ...tags,
  grants: [
    grantWeb('group:eng@example.com'),
    { src: ['group:sre@example.com'], dst: ['tag:web', 'tag:db'], ip: ['tcp:22', 'tcp:80-443'] },
    { src: ['group:ops@example.com'], dst: ['tag:db'], ip: ['5432'] },
    { src: ['autogroup:member'], dst: ['autogroup:self'], ip: ['*'] },
  ],
  tests: [
    { src: 'cat@example.com', accept: ['tag:db:443'] },
    { src: 'ann@example.com', deny: ['tag:db:5432'] },
  ],
};

/** The view with these events laid over it. */
const withEvents = (view: DirectoryView, ...events: DomainEvent[]) => {
  const overlay = overlayOn(view);
  for (const event of events) foldOnto(overlay, event);
  return overlay;
};

/** The view as it is now; the live one moves on. */
const snapshotOf = (view: DirectoryView): DirectoryView => {
  const copy = new LiveDirectory();
  for (const { userName } of view.users()) copy.user(userName);
  for (const { id, displayName } of view.groups()) copy.group(displayName, ...view.membersOf(id));
  return copy.view;
};

const read = (text: object) => {
  const { policy: found } = checkPolicy(textOf(text));
  if (found === undefined) throw new Error('not a policy');
  return found;
};

describe('explain', () => {
  it('lists all rules that match and those that nearly do', () => {
    const { directory, sre } = given();
    const resolver = resolverOf({ ...policy, grants: [grantWeb('*'), ...policy.grants] }, directory.view);
    const event = directory.rename(sre, 'platform-sre');
    const explained = resolver.explain({
      src: { kind: 'user', userName: 'ann@example.com' },
      dst: { kind: 'tag', tag: 'tag:web' },
      port: 22,
    });
    expect(explained.decision.effect).toBe('allow');
    expect(explained.matches.map(({ index, srcSelector }) => [index, srcSelector])).toEqual([
      [0, '*'],
      [1, 'group:eng@example.com'],
    ]);
    expect(explained.nearMisses).toMatchObject([
      { ruleIndex: 2, selector: 'group:sre@example.com', code: 'group-renamed', cause: event },
    ]);
  });
});

describe('who and what can reach', () => {
  it('names users, tags, nodes and addresses', () => {
    const { directory } = given();
    const grants = [
      ...policy.grants,
      { src: ['10.0.0.0/8', 'tag:db', 'cat@example.com'], dst: ['tag:web'], ip: ['22'] },
    ];
    const who = resolverOf({ ...policy, grants }, directory.view).whoCanReach({
      dst: { kind: 'tag', tag: 'tag:web' },
      port: 22,
    });
    expect(E.isRight(who) && { ...who.right, users: who.right.users.map(({ id }) => id) }).toEqual({
      users: ['ann', 'ben', 'cat'],
      tags: ['tag:db'],
      nodes: [],
      addresses: ['10.0.0.0/8'],
      nearMisses: [],
    });
  });

  it('names tags that only a device has, and sources that are any address', () => {
    const { directory } = given();
    const inventory = inventoryOf({ printer: { tags: ['tag:printer'] }, laptop: { owner: 'ann' } });
    const grants = [{ src: ['autogroup:danger-all'], dst: ['tag:web'], ip: ['22'] }];
    const who = resolverOf({ ...tags, grants }, directory.view, {
      inventory: () => inventory,
    }).whoCanReach({ dst: { kind: 'tag', tag: 'tag:web' }, port: 22 });
    expect(who).toMatchObject({
      right: {
        tags: ['tag:db', 'tag:printer', 'tag:web'],
        nodes: ['printer', 'laptop'],
        addresses: ['autogroup:danger-all'],
      },
    });
  });

  it('names every kind of source that denotes addresses, as it is written', () => {
    const { directory } = given();
    const src = ['lan', 'ipset:some', '10.2.0.0/16', '*'];
    const who = resolverOf(
      {
        ...tags,
        hosts: { lan: '10.0.0.0/16' },
        ipsets: { 'ipset:some': ['10.1.0.0/16'] },
        grants: [{ src: [...src, 'tag:db', 'ann@example.com'], dst: ['tag:web'], ip: ['22'] }],
      },
      directory.view,
    ).whoCanReach({ dst: { kind: 'tag', tag: 'tag:web' }, port: 22 });
    expect(who).toMatchObject({ right: { addresses: src } });
  });

  it('says in which address families a source with addresses reaches, and nothing of one without', () => {
    const { directory } = given();
    const inventory = inventoryOf({
      dual: { tags: ['tag:dual'], ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
    });
    const grants = [{ src: ['100.64.0.1', 'ann@example.com'], dst: ['tag:web'], ip: ['tcp:22'] }];
    const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory });
    const families = (src: Parameters<typeof resolver.whatCanReach>[0]) => {
      const what = resolver.whatCanReach(src);
      return E.isRight(what) ? what.right.reach.map((reach) => ['family' in reach, reach.family]) : what.left;
    };
    expect(families({ kind: 'node', id: 'dual' })).toEqual([[true, 4]]);
    expect(families({ kind: 'user', userName: 'ann@example.com' })).toEqual([[false, undefined]]);
  });

  it('a tagged device reaches no devices of its own, and nobody unknown reaches anything', () => {
    const { directory } = given();
    const acls = [{ action: 'accept', src: ['*'], dst: ['autogroup:self:*'] }];
    const resolver = resolverOf({ ...tags, acls }, directory.view);
    expect(resolver.whatCanReach({ kind: 'tag', tag: 'tag:web' })).toMatchObject({ right: { reach: [] } });
    expect(resolver.whatCanReach({ kind: 'user', userName: 'no@example.com' })).toEqual(
      E.left('DENY_PRINCIPAL_UNKNOWN'),
    );
  });

  it('merges ports per destination and protocol', () => {
    const { directory } = given();
    const grants = [...policy.grants, { src: ['*'], dst: ['tag:db'], ip: ['tcp:443-500', 'tcp:81'] }];
    const what = resolverOf({ ...policy, grants }, directory.view).whatCanReach({
      kind: 'user',
      userName: 'cat@example.com',
    });
    const tcp = (E.isRight(what) ? what.right.reach : []).filter(({ protocol }) => protocol === 6);
    expect(
      tcp.map(({ destination, ports, rules }) => [
        destination,
        formatPorts(ports),
        rules.map(({ index }) => index),
      ]),
    ).toEqual([
      ['tag:web', '22,80-443', [1]],
      ['tag:db', '22,80-500', [1, 4]],
      ['autogroup:self', '*', [3]],
    ]);
  });

  it('answers with the code that a decision would bear', () => {
    const { directory, ann } = given();
    const resolver = resolverOf(policy, directory.view);
    directory.deactivate(ann);
    expect(resolver.whatCanReach({ kind: 'userId', id: ann })).toEqual(E.left('DENY_PRINCIPAL_INACTIVE'));
    expect(resolver.whoCanReach({ dst: { kind: 'userId', id: ann }, port: 22 })).toEqual(
      E.left('DENY_TARGET_INACTIVE'),
    );
    expect(resolverOf(undefined, directory.view).whatCanReach({ kind: 'userId', id: ann })).toEqual(
      E.left('DENY_NO_POLICY'),
    );
  });
});

describe('preview', () => {
  it('of a rename: what the old name loses, what the new name gains, dead rules and flipped tests', () => {
    const { directory, sre } = given();
    const before = { policy: read(policy), world: { directory: directory.view } };
    const renamed = withEvents(directory.view, {
      type: 'GroupRenamed',
      data: { groupId: sre, from: 'sre', to: 'Ops' },
    });
    const found = preview(before, { ...before, world: { directory: renamed } });
    const said = found.diff.changes.map(({ sources, destinations, protocols, lost, gained }) => [
      sources,
      destinations,
      protocols,
      formatPorts(lost),
      formatPorts(gained),
    ]);
    expect(said).toEqual([
      [['cat@example.com'], ['tag:db'], [1, 58], '', '*'],
      [['cat@example.com'], ['tag:db'], [6], '22,80-443', '5432'],
      [['cat@example.com'], ['tag:db'], [17], '', '5432'],
      [['cat@example.com'], ['tag:web'], [6], '22,80-443', ''],
    ]);
    expect(found.unchanged).toBe(false);
    expect(found.deadRules.map(({ index }) => index)).toEqual([1]);
    expect(found.newlyUnresolved).toMatchObject([
      { selector: 'group:sre@example.com', code: 'group-renamed' },
    ]);
    expect(found.flippedTests).toMatchObject([
      { index: 0, errors: [{ message: 'address "tag:db:443": want: Accept, got: Drop' }] },
    ]);
    expect(found.diff.deserted).toEqual([]);
    expect(found.emptiedGroups).toEqual([]);
    expect(directory.view.group(sre)?.displayName).toBe('sre');
  });

  it('of a deactivation: pairs lost, groups left empty, destinations nobody reaches', () => {
    const { directory, cat } = given();
    const before = { policy: read(policy), world: { directory: directory.view } };
    const after = {
      ...before,
      world: { directory: withEvents(directory.view, { type: 'UserDeactivated', data: { userId: cat } }) },
    };
    const found = preview(before, after);
    expect(found.emptiedGroups).toEqual(['group:sre@example.com']);
    expect(found.diff.deserted).toContain('tag:db');
    expect(found.diff.deserted).not.toContain('tag:web');
    expect(found.diff.changes.every(({ gained }) => gained.length === 0)).toBe(true);
  });

  it('says what the change then does: over an overlay as after the events', () => {
    const { directory, sre, ann } = given();
    const state = (view: DirectoryView) => ({ policy: read(policy), world: { directory: view } });
    const before = state(snapshotOf(directory.view));
    const previews = [
      preview(
        before,
        state(
          withEvents(directory.view, {
            type: 'GroupRenamed',
            data: { groupId: sre, from: 'sre', to: 'ops' },
          }),
        ),
      ),
      preview(
        before,
        state(
          withEvents(directory.view, {
            type: 'MembershipChanged',
            data: { groupId: sre, added: [ann], removed: [] },
          }),
        ),
      ),
      preview(
        before,
        state(
          withEvents(directory.view, { type: 'GroupDeleted', data: { groupId: sre, displayName: 'sre' } }),
        ),
      ),
    ];
    directory.rename(sre, 'ops');
    const renamed = preview(before, state(snapshotOf(directory.view)));
    directory.rename(sre, 'sre');
    directory.add(sre, ann);
    const joined = preview(before, state(snapshotOf(directory.view)));
    directory.remove(sre, ann);
    directory.deleteGroup(sre);
    const deleted = preview(before, state(snapshotOf(directory.view)));
    expect(previews.map(({ diff, deadRules, flippedTests }) => [diff, deadRules, flippedTests])).toEqual(
      [renamed, joined, deleted].map(({ diff, deadRules, flippedTests }) => [diff, deadRules, flippedTests]),
    );
  });

  it('of another port: as much gained as lost', () => {
    const { directory } = given();
    const world = { directory: directory.view };
    const open = (port: string) =>
      read({ ...tags, grants: [{ src: ['ann@example.com'], dst: ['tag:web'], ip: [`tcp:${port}`] }] });
    const { diff, unchanged } = preview({ policy: open('22'), world }, { policy: open('80'), world });
    expect([unchanged, diff.changes]).toEqual([
      false,
      [
        {
          sources: ['ann@example.com'],
          destinations: ['tag:web'],
          protocols: [6],
          lost: [{ first: 22, last: 22 }],
          gained: [{ first: 80, last: 80 }],
        },
      ],
    ]);
  });

  it('of what opens a device and the own devices: the device in its families, and nobody else', () => {
    const { directory } = given();
    const inventory = inventoryOf({
      site: { tags: ['tag:web'], ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
      bare: { tags: ['tag:db'] },
    });
    const world = { directory: directory.view, inventory: () => inventory };
    const after = {
      ...tags,
      grants: [
        { src: ['ann@example.com'], dst: ['100.64.0.1'], ip: ['tcp:22'] },
        { src: ['ben@example.com'], dst: ['autogroup:self'], ip: ['tcp:80'] },
        { src: ['cat@example.com'], dst: ['tag:db', 'tag:web'], ip: ['tcp:443'] },
        { src: ['ann@example.com'], dst: ['ann@example.com'], ip: ['tcp:25'] },
        { src: ['10.0.0.0/8'], dst: ['fd7b::/16'], ip: ['tcp:53'] },
      ],
    };
    const { diff } = preview(
      { policy: read({ ...tags, grants: [] }), world },
      { policy: read(after), world },
    );
    expect(
      diff.changes.map(({ sources, destinations, family, gained }) => [
        sources.join(),
        destinations.toSorted().join(),
        family,
        formatPorts(gained),
      ]),
    ).toEqual([
      ['cat@example.com', 'node:bare,tag:db,tag:web', undefined, '443'],
      ['ann@example.com', '100.64.0.1,node:site', 4, '22'],
      ['cat@example.com', '100.64.0.1,node:site', 4, '443'],
      ['cat@example.com', 'node:site', 6, '443'],
      ['ann@example.com', 'autogroup:self', undefined, '25'],
      ['ben@example.com', 'autogroup:self', undefined, '80'],
    ]);
  });

  it('of no change: nothing', () => {
    const { directory } = given();
    const before = { policy: read(policy), world: { directory: directory.view } };
    expect(preview(before, { policy: read(policy), world: before.world })).toMatchObject({
      unchanged: true,
      deadRules: [],
      flippedTests: [],
      emptiedGroups: [],
      newlyUnresolved: [],
    });
  });
});

describe('the group lock', () => {
  it("keeps a group made anew under an old name from the old name's access", () => {
    const { directory, sre, ann } = given();
    const resolver = resolverOf(policy, directory.view);
    const lock = lockGroups(read(policy), directory.view);
    expect(ask(resolver, 'cat@example.com', 'tag:db').effect).toBe('allow');
    directory.deleteGroup(sre);
    directory.group('SRE', ann);
    expect(ask(resolver, 'ann@example.com', 'tag:db').effect).toBe('allow');
    directory.lock(lock);
    expect(ask(resolver, 'ann@example.com', 'tag:db')).toMatchObject({
      effect: 'deny',
      failedClosed: [{ code: 'name-reuse' }],
    });
    directory.lock(lockGroups(read(policy), directory.view));
    expect(ask(resolver, 'ann@example.com', 'tag:db').effect).toBe('allow');
  });

  it('is that of each of two states that are compared', () => {
    const { directory } = given();
    const [before, after] = [directory.view, overlayOn(directory.view)];
    after.setGroupLock(new Map([[canonicalName('sre'), groupId('another')]]));
    const found = read(policy);
    const lost = preview(
      { policy: found, world: { directory: before } },
      { policy: found, world: { directory: after } },
    );
    expect(lost).toMatchObject({
      diff: {
        changes: [{ sources: ['cat@example.com'], destinations: ['tag:db', 'tag:web'], gained: [] }],
      },
      newlyUnresolved: [{ selector: 'group:sre@example.com', code: 'name-reuse' }],
      flippedTests: [{ src: 'cat@example.com' }],
    });
  });
});

describe('the feed for alerts', () => {
  it('tells which selectors stopped resolving between two looks', () => {
    const { directory, eng } = given();
    const resolver = resolverOf(policy, directory.view);
    const before = resolver.unresolved();
    expect(before).toMatchObject([{ selector: 'group:ops@example.com' }]);
    const cause = directory.rename(eng, 'engineering');
    expect(newlyUnresolved(before, resolver.unresolved())).toMatchObject([
      { selector: 'group:eng@example.com', code: 'group-renamed', cause },
    ]);
  });
});
