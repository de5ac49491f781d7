import * as E from 'fp-ts/lib/Either.js';
import { roles } from '../inventory/inventory';
import { asciiLower } from './ascii';
import type { SelectorTerm } from './selector';
import type { SelectorFault } from './selector-fault';

const terms: ReadonlyMap<string, SelectorTerm> = new Map<string, SelectorTerm>([
  ['member', { kind: 'member' }],
  ['members', { kind: 'member' }],
  ['tagged', { kind: 'tagged' }],
  ['self', { kind: 'self' }],
  ['internet', { kind: 'internet' }],
  ['danger-all', { kind: 'dangerAll' }],
  ['shared', { kind: 'shared' }],
  ...roles.map((role): [string, SelectorTerm] => [role, { kind: 'role', role }]),
]);

/** Reads what follows `autogroup:`. */
export const parseAutogroup = (text: string, name: string): E.Either<SelectorFault, SelectorTerm> => {
  const term = terms.get(asciiLower(name));
  return term === undefined
    ? E.left({ code: 'bad-selector', message: `${JSON.stringify(text)}: unknown autogroup` })
    : E.right(term);
};
