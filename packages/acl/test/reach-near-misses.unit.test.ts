import * as E from 'fp-ts/lib/Either.js';
import { parseQuerySource } from '../src/decide/parse-query-end';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags } from './scenario';

const inventory = inventoryOf({
  router: { tags: ['tag:router'], routes: ['10.33.0.0/16'] },
  web: { tags: ['tag:web'], ips: ['100.64.0.2'] },
  dual: { tags: ['tag:dual'], ips: ['100.64.0.3', 'fd7a:115c:a1e0::3'] },
});

/** One grant over a directory with ann, who is active, and bob, who is not; no group is pushed. */
const given = (grant: object, { acls = false } = {}) => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  directory.deactivate(directory.user('bob@example.com'));
  const policy = {
    tagOwners: { ...tags.tagOwners, 'tag:router': [], 'tag:dual': [] },
    postures: { 'posture:linux': ["node:os == 'linux'"] },
    ...(acls ? { acls: [grant] } : { grants: [grant] }),
  };
  const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
  const end = (text: string) => parseQuerySource(text) ?? { kind: 'tag' as const, tag: text };
  const names = (found: ReadonlyArray<{ selector: string; code: string }>) =>
    found.map(({ selector, code }) => `${selector} ${code}`);
  return {
    what: (src: string) => {
      const found = resolver.whatCanReach(end(src));
      return E.isRight(found) ? names(found.right.nearMisses) : found.left;
    },
    who: (dst: string, port = 22) => {
      const found = resolver.whoCanReach({ dst: end(dst), port });
      return E.isRight(found) ? names(found.right.nearMisses) : found.left;
    },
    messages: (src: string) => {
      const found = resolver.whatCanReach(end(src));
      return E.isRight(found) ? found.right.nearMisses.map(({ message }) => message) : [];
    },
  };
};

const OPS = 'group:ops@example.com';
const missing = `${OPS} group-not-synced`;
const inactive = 'bob@example.com user-inactive';

describe('what a source nearly reaches', () => {
  it('is nothing where every name resolves', () => {
    const { what } = given({ src: ['ann@example.com'], dst: ['tag:web', 'tag:db'], ip: ['22'] });
    expect(what('ann@example.com')).toEqual([]);
    expect(what('tag:db')).toEqual([]);
  });

  it('names the sources that denote nobody to those whom the rule does not have as a source', () => {
    const { what } = given({
      src: [OPS, 'ann@example.com', 'bob@example.com'],
      dst: ['tag:web'],
      ip: ['22'],
    });
    expect(what('tag:db')).toEqual([missing, inactive]);
    expect(what('ann@example.com')).toEqual([]);
  });

  it('names the destinations that denote nobody to those whom the rule has as a source, and only to them', () => {
    const { what } = given({
      src: ['ann@example.com'],
      dst: [OPS, 'tag:web', 'bob@example.com'],
      ip: ['22'],
    });
    expect(what('ann@example.com')).toEqual([missing, inactive]);
    expect(what('tag:db')).toEqual([]);
  });

  it('names both where the rule has the source in one address family alone', () => {
    const { what } = given({ src: [OPS, '100.64.0.3'], dst: ['bob@example.com'], ip: ['22'] });
    expect(what('node:dual')).toEqual([missing, inactive]);
    expect(what('100.64.0.3')).toEqual([inactive]);
    expect(what('100.64.0.4')).toEqual([missing]);
  });

  it('names a rule that is off to those it would have as a source, or might', () => {
    const off = 'svc:web unsupported';
    const certain = given({ src: ['ann@example.com'], dst: ['svc:web'], ip: ['22'] });
    expect(certain.what('ann@example.com')).toEqual([off]);
    expect(certain.what('tag:db')).toEqual([]);
    const possible = given({ src: [OPS], dst: ['svc:web'], ip: ['22'] });
    expect(possible.what('ann@example.com')).toEqual([off]);
    const shared = given({ src: ['autogroup:shared'], dst: ['tag:web'], ip: ['22'] });
    expect(shared.what('ann@example.com')).toEqual(['autogroup:shared unsupported']);
    const acl = { action: 'accept', src: ['autogroup:shared'], dst: ['tag:web:22'] };
    expect(given(acl, { acls: true }).what('ann@example.com')).toEqual(['autogroup:shared unsupported']);
  });

  it('names a rule that is off for its posture, whatever else of it is not supported', () => {
    const restricted = { ip: ['22'], srcPosture: ['posture:linux'] };
    const shared = given({ ...restricted, src: ['autogroup:shared'], dst: ['tag:web'] });
    expect(shared.what('ann@example.com')).toEqual(['srcPosture unsupported']);
    expect(shared.who('tag:web')).toEqual(['srcPosture unsupported']);
    const service = given({ ...restricted, src: ['ann@example.com'], dst: ['svc:web'] });
    expect(service.what('ann@example.com')).toEqual(['srcPosture unsupported']);
    expect(service.who('tag:web')).toEqual(['srcPosture unsupported']);
    const elsewhere = given({ ...restricted, src: ['ann@example.com'], dst: ['tag:web'] });
    expect(elsewhere.who('tag:db')).toEqual([]);
    expect(elsewhere.what('tag:db')).toEqual([]);
  });

  it('names a via that carries nothing of any destination, and what denotes nobody besides', () => {
    const grant = { src: ['ann@example.com'], ip: ['22'] };
    const nowhere = given({ ...grant, dst: ['10.44.0.0/16', 'bob@example.com'], via: ['tag:router'] });
    expect(nowhere.what('ann@example.com')).toEqual(['via unsupported', inactive]);
    expect(nowhere.messages('ann@example.com')[0]).toBe(
      'no device with tag:router has an approved route to the destination: the rule is off',
    );
    expect(nowhere.what('tag:db')).toEqual([]);
    const somewhere = given({ ...grant, dst: ['10.44.0.0/16', '10.33.0.0/16'], via: ['tag:router'] });
    expect(somewhere.what('ann@example.com')).toEqual([]);
  });
});

describe('who nearly reaches a destination', () => {
  it('is told by the sources that denote nobody, where destination and port fit', () => {
    const { who } = given({ src: [OPS, 'ann@example.com', 'bob@example.com'], dst: ['tag:web'], ip: ['22'] });
    expect(who('tag:web')).toEqual([missing, inactive]);
    expect(who('tag:web', 23)).toEqual([]);
    expect(who('tag:db')).toEqual([]);
  });

  it('is told once of a destination with two address families', () => {
    const { who } = given({ src: [OPS], dst: ['tag:dual'], ip: ['22'] });
    expect(who('node:dual')).toEqual([missing]);
  });

  it('is told of the devices of a user among themselves', () => {
    const { who } = given({ src: [OPS], dst: ['autogroup:self'], ip: ['22'] });
    expect(who('ann@example.com')).toEqual([missing]);
    expect(who('tag:web')).toEqual([]);
  });

  it('is told of rules that are off, whoever their sources are', () => {
    const service = given({ src: ['ann@example.com'], dst: ['svc:web', 'tag:web'], ip: ['22'] });
    expect(service.who('tag:web')).toEqual(['svc:web unsupported']);
    expect(service.who('tag:web', 23)).toEqual([]);
    const via = given({ src: ['ann@example.com'], dst: ['10.44.0.0/16'], ip: ['22'], via: ['tag:router'] });
    expect(via.who('10.44.0.1')).toEqual(['via unsupported']);
    expect(via.who('10.33.0.1')).toEqual([]);
  });

  it('is told of destinations that denote nobody, of users alone', () => {
    const { who } = given({ src: ['ann@example.com'], dst: [OPS], ip: ['22'] });
    expect(who('ann@example.com')).toEqual([missing]);
    expect(who('tag:web')).toEqual([]);
  });
});

describe('what a denial names', () => {
  const denied = (grants: ReadonlyArray<object>, src: string, dst: string) => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const { failedClosed } = ask(resolverOf({ ...tags, grants }, directory.view), src, dst);
    return failedClosed.map(({ selector, ruleIndex }) => [ruleIndex, selector]);
  };

  it('is no destination of a rule that has another source', () => {
    const grants = [{ src: ['tag:db'], dst: [OPS], ip: ['22'] }];
    expect(denied(grants, 'ann@example.com', 'ann@example.com')).toEqual([]);
    expect(denied(grants, 'tag:db', 'ann@example.com')).toEqual([[0, OPS]]);
  });

  it('is in the order of the rules, those that are off among the others', () => {
    const [first, second] = [
      { src: [OPS], dst: ['tag:web'], ip: ['22'] },
      { src: ['ann@example.com'], dst: ['svc:web'], ip: ['22'] },
    ];
    expect(denied([first, second], 'ann@example.com', 'tag:web')).toEqual([
      [0, OPS],
      [1, 'svc:web'],
    ]);
    expect(denied([second, first], 'ann@example.com', 'tag:web')).toEqual([
      [0, 'svc:web'],
      [1, OPS],
    ]);
  });
});
