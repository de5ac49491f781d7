import { canonicalName, canonicalUserName } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { parseAddressRange } from '../src/address/address-range';
import { roles } from '../src/inventory/inventory';
import { parseSelector } from '../src/selector/parse-selector';
import type { SelectorTerm } from '../src/selector/selector';

const range = (text: string): SelectorTerm => {
  const parsed = parseAddressRange(text);
  if (E.isLeft(parsed)) throw new Error(text);
  return { kind: 'address', range: parsed.right };
};

describe('a selector', () => {
  it.each<[string, SelectorTerm]>([
    ['*', { kind: 'any' }],
    ['Ann@Example.com', { kind: 'user', name: canonicalUserName('ann@example.com') }],
    ['group:Eng', { kind: 'localGroup', key: 'group:eng' }],
    ['GROUP:All  Staff', { kind: 'localGroup', key: 'group:all  staff' }],
    ['group:Eng@Example.com', { kind: 'syncedGroup', name: canonicalName('eng'), domain: 'example.com' }],
    ['Tag:Web', { kind: 'tag', tag: 'tag:web' }],
    ['tag:\u212a', { kind: 'tag', tag: 'tag:\u212a' }],
    ['IPset:Lan', { kind: 'ipset', name: 'ipset:lan' }],
    ['Svc:Web', { kind: 'service', name: 'svc:web' }],
    ['User:*@Example.com', { kind: 'usersOfDomain', domain: 'example.com' }],
    ['autogroup:member', { kind: 'member' }],
    ['autogroup:members', { kind: 'member' }],
    ['autogroup:tagged', { kind: 'tagged' }],
    ['Autogroup:Self', { kind: 'self' }],
    ['autogroup:internet', { kind: 'internet' }],
    ['autogroup:danger-all', { kind: 'dangerAll' }],
    ['autogroup:shared', { kind: 'shared' }],
    ...roles.map((role): [string, SelectorTerm] => [`autogroup:${role}`, { kind: 'role', role }]),
    ['10.0.0.1', range('10.0.0.1')],
    ['10.0.0.0/8', range('10.0.0.0/8')],
    ['fd7a::1', range('fd7a::1')],
    ['Web', { kind: 'host', name: 'web' }],
    ['1a.2', { kind: 'host', name: '1a.2' }],
    ['1.2a', { kind: 'host', name: '1.2a' }],
    ['12', { kind: 'host', name: '12' }],
    ['my server', { kind: 'host', name: 'my server' }],
  ])('%s is %j', (text, term) => expect(parseSelector(text)).toEqual(E.right(term)));

  it.each<[string, string, string]>([
    ['', 'bad-selector', 'a selector cannot be empty'],
    ['group:a :b', 'bad-selector', '"group:a :b": no space may stand beside ":" or "@"'],
    ['group: a', 'bad-selector', '"group: a": no space may stand beside ":" or "@"'],
    ['a @b', 'bad-selector', '"a @b": no space may stand beside ":" or "@"'],
    ['a@ b', 'bad-selector', '"a@ b": no space may stand beside ":" or "@"'],
    ['a@b c', 'bad-selector', '"a@b c": a user is written user@domain'],
    ['a c@b', 'bad-selector', '"a c@b": a user is written user@domain'],
    ['a@b@c', 'bad-selector', '"a@b@c": a user is written user@domain'],
    ['@b', 'bad-selector', '"@b": a user is written user@domain'],
    ['a@', 'bad-selector', '"a@": a user is written user@domain'],
    ['group:a@b@c', 'group-name-has-at', `"group:a@b@c": a group's name cannot hold "@"; rename the group`],
    ['group:', 'bad-selector', '"group:": a group needs a name, and a domain after "@"'],
    ['group:@b', 'bad-selector', '"group:@b": a group needs a name, and a domain after "@"'],
    ['group:a@', 'bad-selector', '"group:a@": a group needs a name, and a domain after "@"'],
    ['autogroup:', 'bad-selector', '"autogroup:": unknown autogroup'],
    ['autogroup:king', 'bad-selector', '"autogroup:king": unknown autogroup'],
    ['user:ann@b', 'bad-selector', '"user:ann@b": the only form is user:*@<domain>'],
    ['user:*@', 'bad-selector', '"user:*@": the only form is user:*@<domain>'],
    ['user:*@a@b', 'bad-selector', '"user:*@a@b": the only form is user:*@<domain>'],
    ['user:x*@a', 'bad-selector', '"user:x*@a": the only form is user:*@<domain>'],
    ['LocalPart:*@a', 'bad-selector', '"LocalPart:*@a": only the login users of an ssh rule are written so'],
    ['10.0.0.1/8', 'bad-address', '10.0.0.1/8 contains non-network bits set'],
    ['1.2.3', 'bad-address', '"1.2.3": invalid address'],
    ['256.1.1.1', 'bad-address', '"256.1.1.1": invalid address'],
    ['mytag:web', 'bad-address', '"mytag:web": invalid address'],
    ['a/b', 'bad-address', '"a/b": invalid address'],
    ['a%b', 'bad-address', '"a%b": invalid address'],
    ['my-localpart:*', 'bad-address', '"my-localpart:*": invalid address'],
  ])('%j is none', (text, code, message) => expect(parseSelector(text)).toEqual(E.left({ code, message })));
});
