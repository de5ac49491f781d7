import { checkPolicy } from '../src/policy/check-policy';
import { editedRules } from '../src/questions/edited-rules';
import { textOf } from './scenario';

const policy = {
  tagOwners: { 'tag:web': [], 'tag:router': [] },
  groups: { 'group:ops': ['ann@example.com'] },
  hosts: { lan: '10.0.0.0/8' },
  ipsets: { 'ipset:some': ['10.1.0.0/16'] },
  postures: { 'posture:linux': ["node:os == 'linux'"] },
};
const rules = {
  a: { src: ['group:ops'], dst: ['tag:web'], ip: ['22'] },
  b: { src: ['ipset:some'], dst: ['lan'], ip: ['80'], via: ['tag:router'] },
  c: { src: ['ben@example.com'], dst: ['*'], ip: ['443'] },
};

const read = (...[first, ...parts]: ReadonlyArray<object>) => {
  const { policy: found } = checkPolicy(textOf(Object.assign({ ...policy }, first, ...parts)));
  if (found === undefined) throw new Error('the policy is refused');
  return found;
};
const three = { grants: [rules.a, rules.b, rules.c] };

describe('what another policy edits', () => {
  it.each<[string, object, ReadonlyArray<number>]>([
    ['the members of a group', { ...three, groups: { 'group:ops': ['cat@example.com'] } }, [0]],
    ['the address of a host', { ...three, hosts: { lan: '10.0.0.0/9' } }, [1]],
    ['what an IP set holds', { ...three, ipsets: { 'ipset:some': ['10.2.0.0/16'] } }, [1]],
    ['a source', { grants: [rules.a, rules.b, { ...rules.c, src: ['cat@example.com'] }] }, [2]],
    ['a destination', { grants: [{ ...rules.a, dst: ['tag:router'] }, rules.b, rules.c] }, [0]],
    ['a port', { grants: [rules.a, rules.b, { ...rules.c, ip: ['444'] }] }, [2]],
    ['what carries the traffic', { grants: [rules.a, { ...rules.b, via: ['tag:web'] }, rules.c] }, [1]],
    [
      'whether a rule is off',
      { grants: [{ ...rules.a, srcPosture: ['posture:linux'] }, rules.b, rules.c] },
      [0],
    ],
  ])('are the rules that it changes: %s', (_, after, edited) => {
    expect(editedRules(read(three), read(after))).toEqual({ before: edited, after: edited });
  });

  it('is what one of them has and the other has not', () => {
    expect(editedRules(read(three), read({ grants: [rules.c] }))).toEqual({ before: [0, 1], after: [] });
    expect(editedRules(read({ grants: [rules.c] }), read(three))).toEqual({ before: [], after: [0, 1] });
  });

  it.each<[string, object]>([
    ['the order of rules', { grants: [rules.c, rules.a, rules.b] }],
    [
      'the name of a group',
      {
        groups: { 'group:operators': ['ann@example.com'] },
        grants: [{ ...rules.a, src: ['group:operators'] }, rules.b, rules.c],
      },
    ],
    [
      'the name of a host',
      { hosts: { net: '10.0.0.0/8' }, grants: [rules.a, { ...rules.b, dst: ['net'] }, rules.c] },
    ],
  ])('is nothing where the rules come to the same: %s', (_, after) => {
    expect(editedRules(read(three), read(after))).toEqual({ before: [], after: [] });
  });
});
