import { groupId, revision, userId } from '@rollcall/domain';
import type { AccessDirectory } from '../src/directory/access-directory';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

const sre = { ...tags, grants: [grantWeb('group:sre@example.com')] };

describe('F5: the name of a pushed group', () => {
  it('denotes nobody once the group was renamed away, names the event, and denotes them again when renamed back', () => {
    const directory = new LiveDirectory();
    const group = directory.group('SRE', directory.user('alice@example.com'));
    const resolver = resolverOf(sre, directory.view);
    expect(ask(resolver, 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      provenance: { via: [{ selector: 'group:sre@example.com', groupId: group, nameThen: 'SRE' }] },
    });

    const renamed = directory.rename(group, 'platform-sre');
    const decision = ask(resolver, 'alice@example.com', 'tag:web');
    expect(decision).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: 'group:sre@example.com', code: 'group-renamed', cause: renamed }],
    });
    expect(decision.failedClosed[0]?.message).toContain(
      `renamed to "platform-sre" by event ${directory.view.revision};`,
    );
    expect(decision.failedClosed[0]?.causeRevision).toBe(directory.view.revision);

    directory.rename(group, 'sre');
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
  });

  it('grants its members what the rules of the new name say', () => {
    const directory = new LiveDirectory();
    const group = directory.group('sre', directory.user('alice@example.com'));
    const resolver = resolverOf(
      { ...tags, grants: [grantWeb('group:platform@example.com')] },
      directory.view,
    );
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('deny');
    directory.rename(group, 'Platform');
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
  });

  it('denotes nobody once the group was deleted, and names the event', () => {
    const directory = new LiveDirectory();
    const group = directory.group('sre', directory.user('alice@example.com'));
    const deleted = directory.deleteGroup(group);
    expect(ask(resolverOf(sre, directory.view), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      failedClosed: [
        {
          code: 'group-not-synced',
          cause: deleted,
          causeRevision: directory.view.revision,
          message: expect.stringContaining(`event ${directory.view.revision} deleted it`),
        },
      ],
    });
  });

  it('is compared trimmed, in NFC and lowercased, with its inner spaces kept', () => {
    const directory = new LiveDirectory();
    directory.group('All  Employe\u0301s', directory.user('alice@example.com'));
    const policy = (name: string) => ({ ...tags, grants: [grantWeb(`group:${name}@example.com`)] });
    const allowed = (name: string) =>
      ask(resolverOf(policy(name), directory.view), 'alice@example.com', 'tag:web').effect;
    expect(allowed('all  employés')).toBe('allow');
    expect(allowed('ALL  EMPLOYÉS')).toBe('allow');
    expect(allowed('all employés')).toBe('deny');
  });

  it('denotes nobody in a domain the directory does not own, though the name exists', () => {
    const directory = new LiveDirectory();
    directory.group('sre', directory.user('alice@example.com'));
    const policy = { ...tags, grants: [grantWeb('group:sre@example.org')] };
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      failedClosed: [{ code: 'group-wrong-domain' }],
    });
    const world = { directory: directory.view };
    expect(checkPolicy(textOf(policy), { world }).diagnostics).toMatchObject([
      { code: 'unreachable-rule', severity: 'info' },
      { code: 'group-wrong-domain', severity: 'error' },
    ]);
  });

  it('is never answered by a local group of the same name', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...sre, groups: { 'group:sre': ['alice@example.com'] } };
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web').effect).toBe('deny');
  });

  it('denotes nobody while the directory is not opened, and so does a domain', () => {
    const directory = new LiveDirectory();
    directory.group('sre', directory.user('alice@example.com'));
    const unopened: AccessDirectory = Object.create(directory.view, { settings: { value: undefined } });
    for (const [src, code] of [
      ['group:sre@example.com', 'group-wrong-domain'],
      ['user:*@example.com', 'foreign-domain'],
    ] as const) {
      expect(
        ask(resolverOf({ ...tags, grants: [grantWeb(src)] }, unopened), 'alice@example.com', 'tag:web'),
      ).toMatchObject({ code: 'DENY_NO_MATCH', failedClosed: [{ code }] });
    }
    expect(
      ask(
        resolverOf({ ...tags, grants: [grantWeb('alice@example.com')] }, unopened),
        'alice@example.com',
        'tag:web',
      ).effect,
    ).toBe('allow');
  });

  it('with several "@" is an error: such a group can never be named', () => {
    const policy = { ...tags, grants: [grantWeb('group:a@b@example.com')] };
    expect(checkPolicy(textOf(policy)).diagnostics).toMatchObject([{ code: 'group-name-has-at' }]);
  });

  describe('from a source that does not keep names unique', () => {
    const alice = { id: userId('alice'), userName: 'alice@example.com', active: true };
    const snapshot = (...names: string[]) =>
      snapshotDirectory({
        revision: revision(1),
        domains: ['example.com'],
        users: [alice],
        groups: names.map((displayName, index) => ({
          id: groupId(`g${index}`),
          displayName,
          members: [alice.id],
        })),
      });

    it('denotes nobody while two groups bear it', () => {
      expect(ask(resolverOf(sre, snapshot('sre')), 'alice@example.com', 'tag:web').effect).toBe('allow');
      expect(ask(resolverOf(sre, snapshot('sre', 'SRE')), 'alice@example.com', 'tag:web')).toMatchObject({
        effect: 'deny',
        failedClosed: [{ code: 'group-ambiguous' }],
      });
    });

    it('denotes nobody when the display name holds "@"', () => {
      const policy = { ...tags, grants: [grantWeb('group:sre@example.com')] };
      expect(
        ask(resolverOf(policy, snapshot('sre@example.com')), 'alice@example.com', 'tag:web').effect,
      ).toBe('deny');
    });
  });
});
