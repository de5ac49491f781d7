import * as E from 'fp-ts/lib/Either.js';
import { isSingleAddress } from '../address/address-range';
import type { QueryEnd } from '../decide/query';
import type { AccessUser } from '../directory/access-directory';
import { unresolvedName } from '../directory/unresolved-name';
import type { World } from '../directory/world';
import type { Policy } from '../policy/policy';
import { formatGroupKey } from '../selector/group-key';
import { parseSelector } from '../selector/parse-selector';
import type { SelectorTerm } from '../selector/selector';

const quote = (text: string): string => JSON.stringify(text);
const refuse = (message: string) => E.left<string>(message);

const oneUser = (world: World, term: Extract<SelectorTerm, { kind: 'user' }>) => {
  const why = unresolvedName(world, term);
  return why === undefined
    ? E.right<string, ReadonlyArray<QueryEnd>>([{ kind: 'user', userName: term.name }])
    : refuse(why.message);
};

const usersOf = (users: Iterable<AccessUser | 'ambiguous' | undefined>): ReadonlyArray<QueryEnd> => {
  const ends: QueryEnd[] = [];
  for (const user of users) {
    if (user !== undefined && user !== 'ambiguous' && user.active) ends.push({ kind: 'userId', id: user.id });
  }
  return ends;
};

const localMembers = (
  policy: Policy,
  world: World,
  key: string,
): E.Either<string, ReadonlyArray<QueryEnd>> => {
  const group = policy.groups.get(key);
  if (group === undefined) return refuse(`group not defined in policy: ${quote(key)}`);
  return E.right(usersOf(group.members.map(({ name }) => world.directory.userByName(name))));
};

const syncedMembers = (
  policy: Policy,
  world: World,
  term: Extract<SelectorTerm, { kind: 'syncedGroup' }>,
): E.Either<string, ReadonlyArray<QueryEnd>> => {
  const key = formatGroupKey(term);
  if (policy.groups.has(key)) return localMembers(policy, world, key);
  const why = unresolvedName(world, term);
  if (why !== undefined) return refuse(why.message);
  const group = world.directory.groupByName(term.name);
  if (group === undefined || group === 'ambiguous') return refuse(`group not found: ${quote(key)}`);
  return E.right(usersOf([...world.directory.membersOf(group.id)].map((id) => world.directory.user(id))));
};

/**
 * The ends that the name in a policy test stands for: one, or every active member of a group. The error says
 * why the name may not stand in a test, or that it names nothing (F12).
 */
export const testEnds = (
  policy: Policy,
  world: World,
  text: string,
  side: 'src' | 'dst',
): E.Either<string, ReadonlyArray<QueryEnd>> => {
  const parsed = parseSelector(text);
  if (E.isLeft(parsed)) return refuse(parsed.left.message);
  const term = parsed.right;
  switch (term.kind) {
    case 'user':
      return oneUser(world, term);
    case 'localGroup':
      return localMembers(policy, world, term.key);
    case 'syncedGroup':
      return syncedMembers(policy, world, term);
    case 'tag':
      return policy.tagOwners.has(term.tag)
        ? E.right([{ kind: 'tag', tag: term.tag }])
        : refuse(`tag not found: ${quote(text)}`);
    case 'host': {
      const host = policy.hosts.get(term.name);
      if (host === undefined) return refuse(`host not defined in policy: ${quote(text)}`);
      return isSingleAddress(host.range)
        ? E.right([{ kind: 'host', name: term.name }])
        : refuse(`${quote(text)} is a network; a test needs one address`);
    }
    case 'address':
      return side === 'dst' && !text.includes('/')
        ? E.right([{ kind: 'address', address: text }])
        : refuse(`${quote(text)} cannot be the ${side} of a test`);
    case 'any':
    case 'member':
    case 'tagged':
    case 'self':
    case 'internet':
    case 'dangerAll':
    case 'role':
    case 'usersOfDomain':
    case 'ipset':
    case 'service':
    case 'shared':
      return refuse(`${quote(text)} cannot be the ${side} of a test`);
  }
};
