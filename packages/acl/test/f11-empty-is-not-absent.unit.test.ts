import { checkPolicy } from '../src/policy/check-policy';
import { tags, textOf } from './scenario';

describe('F11: a list that resolves to nobody is not an empty list', () => {
  it('tagOwners keeps the difference between [] (administrators) and owners nobody knows', () => {
    const policy = { tagOwners: { 'tag:a': [], 'tag:b': ['group:gone@example.com'] }, grants: [] };
    const owners = checkPolicy(textOf(policy)).policy?.tagOwners;
    expect(owners?.get('tag:a')).toEqual([]);
    expect(owners?.get('tag:b')).toMatchObject([
      { term: { kind: 'syncedGroup', name: 'gone', domain: 'example.com' } },
    ]);
  });

  it('owners may be users, groups, tags and roles, and must be defined', () => {
    const codes = (owner: string) =>
      checkPolicy(textOf({ tagOwners: { ...tags.tagOwners, 'tag:x': [owner] }, grants: [] })).diagnostics.map(
        ({ code }) => code,
      );
    for (const owner of ['alice@example.com', 'tag:web', 'autogroup:admin', 'group:sre@example.com']) {
      expect(codes(owner)).toEqual([]);
    }
    expect(codes('tag:none')).toEqual(['undefined-tag']);
    expect(codes('group:none')).toEqual(['undefined-local-group']);
    expect(codes('10.0.0.1')).toEqual(['bad-selector']);
  });
});
