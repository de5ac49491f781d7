import { canonicalUserName } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { parseAddressRange } from '../address/address-range';
import type { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { asciiLower } from './ascii';
import { parseAutogroup } from './autogroup';
import { formatGroupKey, parseGroupKey } from './group-key';
import type { SelectorTerm } from './selector';
import type { SelectorFault } from './selector-fault';

const fault = (code: DiagnosticCode, message: string) => E.left<SelectorFault>({ code, message });

const spaceAtSeparator = /\s[:@]|[:@]\s/;
const addressLike = /^[0-9]+(?:\.[0-9]+)+$|[:/%]/;
const userName = /^[^\s@]+@[^\s@]+$/;
const prefixed = /^(autogroup|group|tag|ipset|svc|user):(.*)$/is;

const parseGroup = (text: string, rest: string): E.Either<SelectorFault, SelectorTerm> => {
  const key = parseGroupKey(rest);
  if (E.isLeft(key)) {
    return key.left._tag === 'SeveralAts'
      ? fault(
          'group-name-has-at',
          `${JSON.stringify(text)}: a group's name cannot hold "@"; rename the group`,
        )
      : fault('bad-selector', `${JSON.stringify(text)}: a group needs a name, and a domain after "@"`);
  }
  const { name, domain } = key.right;
  return E.right(
    domain === undefined
      ? { kind: 'localGroup', key: formatGroupKey(key.right) }
      : { kind: 'syncedGroup', name, domain },
  );
};

const parsePrefixed = (text: string, prefix: string, rest: string): E.Either<SelectorFault, SelectorTerm> => {
  switch (prefix) {
    case 'autogroup':
      return parseAutogroup(text, rest);
    case 'group':
      return parseGroup(text, rest);
    case 'tag':
      return E.right({ kind: 'tag', tag: asciiLower(text) });
    case 'ipset':
      return E.right({ kind: 'ipset', name: asciiLower(text) });
    case 'svc':
      return E.right({ kind: 'service', name: asciiLower(text) });
    default:
      return /^\*@[^\s@]+$/.test(rest)
        ? E.right({ kind: 'usersOfDomain', domain: asciiLower(rest.slice(2)) })
        : fault('bad-selector', `${JSON.stringify(text)}: the only form is user:*@<domain>`);
  }
};

/**
 * Reads one selector, already trimmed: `*`, a known prefix, an address or CIDR, a user (with `@`), else a host
 * alias. Whether its name exists, and whether it may stand here, is for others to say.
 */
export const parseSelector = (text: string): E.Either<SelectorFault, SelectorTerm> => {
  if (text === '') return fault('bad-selector', 'a selector cannot be empty');
  if (text === '*') return E.right({ kind: 'any' });
  if (spaceAtSeparator.test(text)) {
    return fault('bad-selector', `${JSON.stringify(text)}: no space may stand beside ":" or "@"`);
  }
  const [, prefix, rest] = prefixed.exec(text) ?? [];
  if (prefix !== undefined && rest !== undefined) return parsePrefixed(text, asciiLower(prefix), rest);
  const range = parseAddressRange(text);
  if (E.isRight(range)) return E.right({ kind: 'address', range: range.right });
  if (range.left._tag === 'HostBitsSet') return fault('bad-address', `${text} contains non-network bits set`);
  if (/^localpart:/i.test(text)) {
    return fault(
      'bad-selector',
      `${JSON.stringify(text)}: only the login users of an ssh rule are written so`,
    );
  }
  if (text.includes('@')) {
    return userName.test(text)
      ? E.right({ kind: 'user', name: canonicalUserName(text) })
      : fault('bad-selector', `${JSON.stringify(text)}: a user is written user@domain`);
  }
  if (addressLike.test(text)) return fault('bad-address', `${JSON.stringify(text)}: invalid address`);
  return E.right({ kind: 'host', name: asciiLower(text) });
};
