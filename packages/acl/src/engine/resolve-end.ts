import { canonicalUserName } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { type Address, parseAddress } from '../address/address';
import { isSingleAddress } from '../address/address-range';
import type { QueryEnd } from '../decide/query';
import type { AccessDirectory, AccessUser } from '../directory/access-directory';
import type { InventoryNode, UserReference } from '../inventory/inventory';
import { addressOf, type InventoryIndex } from '../inventory/inventory-index';
import type { HostAlias } from '../policy/policy';
import { asciiLower } from '../selector/ascii';
import type { End, EndFault, Identity } from './end';

const badQuery = E.left<EndFault>({ _tag: 'BadQuery' });
const unknown = E.left<EndFault>({ _tag: 'Unknown' });
const inactive = E.left<EndFault>({ _tag: 'Inactive' });

/** What ends are looked up in. */
export type EndSources = {
  readonly directory: AccessDirectory;
  readonly inventory: InventoryIndex | undefined;
  readonly hosts: ReadonlyMap<string, HostAlias>;
};

const activeUser = (user: AccessUser | 'ambiguous' | undefined): E.Either<EndFault, Identity> => {
  if (user === undefined || user === 'ambiguous') return unknown;
  return user.active ? E.right({ kind: 'user', user }) : inactive;
};

const findUser = (
  directory: AccessDirectory,
  reference: UserReference,
): AccessUser | 'ambiguous' | undefined =>
  reference.kind === 'id' ? directory.user(reference.id) : directory.userByName(reference.name);

const identityOf = (directory: AccessDirectory, node: InventoryNode): E.Either<EndFault, Identity> =>
  node.identity.kind === 'tagged'
    ? E.right({ kind: 'tagged', tags: node.identity.tags.map(asciiLower) })
    : activeUser(findUser(directory, node.identity.owner));

const deviceWithout = (identity: E.Either<EndFault, Identity>): E.Either<EndFault, End> =>
  E.isLeft(identity) ? identity : E.right({ identity: identity.right, addresses: [] });

const resolveNode = (sources: EndSources, id: string, only?: Address): E.Either<EndFault, End> => {
  const node = sources.inventory?.inventory.nodes.get(id);
  if (node === undefined) return unknown;
  const identity = identityOf(sources.directory, node);
  if (E.isLeft(identity)) return identity;
  const all = [addressOf(node.addresses, 4), addressOf(node.addresses, 6)];
  const addresses = only === undefined ? all.filter((address) => address !== undefined) : [only];
  return E.right({ identity: identity.right, addresses });
};

const resolveAddress = (sources: EndSources, address: Address): E.Either<EndFault, End> => {
  const holder = sources.inventory?.holderOf(address);
  return holder === undefined
    ? E.right({ identity: { kind: 'bare' }, addresses: [address] })
    : resolveNode(sources, holder, address);
};

const resolveHost = (sources: EndSources, name: string): E.Either<EndFault, End> => {
  const range = sources.hosts.get(asciiLower(name))?.range;
  if (range === undefined || !isSingleAddress(range)) return badQuery;
  return resolveAddress(sources, { family: range.family, value: range.low });
};

/** Looks one end of a query up, as the table in section 8 of the specification reads it. */
export const resolveEnd = (sources: EndSources, end: QueryEnd): E.Either<EndFault, End> => {
  switch (end.kind) {
    case 'user':
      return deviceWithout(activeUser(sources.directory.userByName(canonicalUserName(end.userName))));
    case 'userId':
      return deviceWithout(activeUser(sources.directory.user(end.id)));
    case 'node':
      return resolveNode(sources, end.id);
    case 'tag':
      return /^tag:./i.test(end.tag)
        ? deviceWithout(E.right({ kind: 'tagged', tags: [asciiLower(end.tag)] }))
        : badQuery;
    case 'address': {
      const address = parseAddress(end.address);
      return address === undefined ? badQuery : resolveAddress(sources, address);
    }
    case 'host':
      return resolveHost(sources, end.name);
    default:
      return badQuery;
  }
};
