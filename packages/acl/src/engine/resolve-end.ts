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
import { type End, type EndFault, endOf, type Identity } from './end';

const badQuery = E.left<EndFault>({ _tag: 'BadQuery' });
const unknown = E.left<EndFault>({ _tag: 'Unknown' });
const inactive = E.left<EndFault>({ _tag: 'Inactive' });

/** What ends are looked up in. */
export type EndSources = {
  readonly directory: AccessDirectory;
  readonly inventory: InventoryIndex | undefined;
  readonly hosts: ReadonlyMap<string, HostAlias>;
};

const findUser = (
  directory: AccessDirectory,
  reference: UserReference,
): AccessUser | 'ambiguous' | undefined =>
  reference.kind === 'id' ? directory.user(reference.id) : directory.userByName(reference.name);

const device = (identity: Identity): E.Either<EndFault, End> => E.right(endOf(identity));

const userDevice = (user: AccessUser | 'ambiguous' | undefined): E.Either<EndFault, End> => {
  if (user === undefined || user === 'ambiguous') return unknown;
  return user.active ? device({ kind: 'user', user }) : inactive;
};

const nodeDevice = (directory: AccessDirectory, { identity }: InventoryNode): E.Either<EndFault, End> =>
  identity.kind === 'tagged'
    ? device({ kind: 'tagged', tags: identity.tags.map(asciiLower) })
    : userDevice(findUser(directory, identity.owner));

const resolveNode = (sources: EndSources, id: string, only?: Address): E.Either<EndFault, End> => {
  const node = sources.inventory?.inventory.nodes.get(id);
  if (node === undefined) return unknown;
  const bearer = nodeDevice(sources.directory, node);
  if (E.isLeft(bearer)) return bearer;
  const all = [addressOf(node.addresses, 4), addressOf(node.addresses, 6)];
  const addresses = only === undefined ? all.filter((address) => address !== undefined) : [only];
  return E.right(endOf(bearer.right.identity, addresses));
};

const resolveAddress = (sources: EndSources, address: Address): E.Either<EndFault, End> => {
  const holder = sources.inventory?.holderOf(address);
  return holder === undefined
    ? E.right(endOf({ kind: 'bare' }, [address]))
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
      return userDevice(sources.directory.userByName(canonicalUserName(end.userName)));
    case 'userId':
      return userDevice(sources.directory.user(end.id));
    case 'node':
      return resolveNode(sources, end.id);
    case 'tag':
      return /^tag:./i.test(end.tag) ? device({ kind: 'tagged', tags: [asciiLower(end.tag)] }) : badQuery;
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
