import { createResolver } from '../src/decide/create-resolver';
import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, inForce, resolverOf, textOf } from './scenario';

describe('F8: without a good policy everything is denied', () => {
  const view = () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    return directory.view;
  };
  const allowAll = '"acls": [{"action": "accept", "src": ["*"], "dst": ["*:*"]}]';

  it('no policy', () => {
    expect(ask(resolverOf(undefined, view()), 'alice@example.com', 'alice@example.com')).toMatchObject({
      effect: 'deny',
      code: 'DENY_NO_POLICY',
      provenance: { policyHash: '' },
    });
  });

  it('no policy explains nothing, and has no tests and no names to resolve', () => {
    const resolver = resolverOf(undefined, view());
    const src = { kind: 'user', userName: 'alice@example.com' } as const;
    expect(resolver.explain({ src, dst: { kind: 'self' }, port: 22 })).toMatchObject({
      decision: { code: 'DENY_NO_POLICY' },
      matches: [],
      nearMisses: [],
    });
    expect([resolver.policyTests(), resolver.unresolved()]).toEqual([[], []]);
  });

  it('a policy that takes the place of another counts at once, as does its hash alone', () => {
    const allow = inForce(`{${allowAll}}`);
    let current = allow;
    const resolver = createResolver({ directory: view(), policy: () => current });
    const asked = () => {
      const { code, provenance } = ask(resolver, 'alice@example.com', 'alice@example.com');
      return [code, provenance.policyHash];
    };
    expect(asked()).toEqual(['ALLOW_RULE', allow.hash]);
    current = { ...allow, hash: 'other' };
    expect(asked()).toEqual(['ALLOW_RULE', 'other']);
    current = { ...allow, text: '{"acls": []}', hash: 'other' };
    expect(asked()).toEqual(['DENY_NO_MATCH', 'other']);
  });

  it.each([
    ['no HuJSON', `{${allowAll}`, 'syntax'],
    ['a duplicate section', `{${allowAll}, ${allowAll}}`, 'duplicate-key'],
    ['a duplicate section in another case', `{${allowAll}, "ACLs": []}`, 'duplicate-key'],
    ['a duplicate section behind an escape', `{${allowAll}, "\\u0061cls": []}`, 'duplicate-key'],
    [
      'a duplicate field by its legacy name',
      '{"acls": [{"action": "accept", "src": ["*"], "users": ["*"], "dst": ["*:*"]}]}',
      'duplicate-key',
    ],
    [
      'a duplicate group after folding',
      `{${allowAll}, "groups": {"group:A": [], "group:a": []}}`,
      'duplicate-key',
    ],
    ['a section of the wrong type', '{"acls": {}}', 'bad-type'],
    ['null for a section', `{${allowAll}, "groups": null}`, 'bad-type'],
    ['a number', '{"acls": [{"action": "accept", "src": [1e999], "dst": ["*:*"]}]}', 'bad-type'],
    ['an unknown section', `{${allowAll}, "rules": []}`, 'unknown-section'],
    [
      'an unknown field',
      '{"acls": [{"action": "accept", "src": ["*"], "dst": ["*:*"], "via": []}]}',
      'unknown-field',
    ],
    ['a list at the top', `[${allowAll.slice(7)}]`, 'bad-type'],
    ['no rules section', '{"groups": {}}', 'no-rules-section'],
  ])('%s is refused, and denies when it is in force all the same', (_name, text, code) => {
    const check = checkPolicy(text);
    expect(check.policy).toBeUndefined();
    expect(check.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(ask(resolverOf(text, view()), 'alice@example.com', 'alice@example.com')).toMatchObject({
      effect: 'deny',
      code: 'DENY_POLICY_INVALID',
    });
  });

  it('an empty rules section is a policy that denies', () => {
    for (const section of ['acls', 'grants']) {
      expect(checkPolicy(`{"${section}": []}`)).toMatchObject({ diagnostics: [], policy: { rules: [] } });
      expect(
        ask(resolverOf(`{"${section}": []}`, view()), 'alice@example.com', 'alice@example.com').code,
      ).toBe('DENY_NO_MATCH');
    }
  });

  it('compat.allowUnknownFields turns unknown names into warnings', () => {
    const text = `{${allowAll}, "rules": []}`;
    const check = checkPolicy(text, { compat: { allowUnknownFields: true } });
    expect(check).toMatchObject({
      diagnostics: [{ code: 'unknown-section', severity: 'warning', message: 'unknown field: "rules"' }],
    });
    expect(check.policy).toBeDefined();
  });

  it('compat.allowAllWhenRulesMissing is the only way to allow without rules', () => {
    const compat = { allowAllWhenRulesMissing: true };
    const asked = (text: string) =>
      ask(resolverOf(text, view(), { compat }), 'alice@example.com', 'tag:any').effect;
    expect(asked('{}')).toBe('allow');
    expect(asked('{"acls": []}')).toBe('deny');
    expect(checkPolicy('{}', { compat })).toMatchObject({
      diagnostics: [{ code: 'no-rules-section', severity: 'warning' }],
    });
  });

  it('legacy names and other cases of sections and fields are read', () => {
    const policy = { ACLs: [{ Action: 'accept', Users: ['*'], Ports: ['*:22'] }] };
    expect(ask(resolverOf(textOf(policy), view()), 'alice@example.com', 'alice@example.com').effect).toBe(
      'allow',
    );
  });
});
