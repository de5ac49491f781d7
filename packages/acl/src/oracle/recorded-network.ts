import { isJsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { parseAddress } from '../address/address';
import { parseAddressRange } from '../address/address-range';

export type RecordedNode = {
  readonly id: string;
  /** A user's name; of a tagged device none. */
  readonly user: string | undefined;
  readonly tags: ReadonlyArray<string>;
  readonly addresses: ReadonlyArray<string>;
  readonly approvedRoutes: ReadonlyArray<string>;
};

export type RecordedUser = { readonly name: string; readonly email: string };

/** What a line of either kind of file says of the network. */
export type RecordedNetwork = {
  readonly id: string;
  readonly policy: unknown;
  readonly users: ReadonlyArray<RecordedUser>;
  readonly nodes: ReadonlyArray<RecordedNode>;
};

type Read<Part> = { readonly part: Part; readonly faults: ReadonlyArray<string> };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRange = (value: string): boolean => E.isRight(parseAddressRange(value));
const isAddress = (value: string): boolean => parseAddress(value) !== undefined;

/** The strings of a list that are what they should be; absent and `null` are empty. */
const readTexts = (list: unknown, what: string, isGood: (value: string) => boolean): Read<string[]> => {
  const items: unknown[] = list === null || list === undefined ? [] : Array.isArray(list) ? list : [list];
  const part = items.filter((item): item is string => typeof item === 'string' && isGood(item));
  const odd = items.filter((item) => typeof item !== 'string' || !isGood(item));
  return { part, faults: odd.map((item) => `${what} ${JSON.stringify(item)} is none`) };
};

/** A user, when the name is none of those before. */
const readUser = (
  user: unknown,
  index: number,
  users: ReadonlyArray<unknown>,
): Read<ReadonlyArray<RecordedUser & { readonly id: unknown }>> => {
  const named = isJsonObject(user)
    ? { id: user.id, name: text(user.name), email: text(user.email) }
    : undefined;
  const isNew = !users.slice(0, index).some((other) => isJsonObject(other) && other.name === named?.name);
  return named !== undefined && named.name !== '' && isNew
    ? { part: [named], faults: [] }
    : { part: [], faults: [`user ${JSON.stringify(user)} has no name of its own`] };
};

const all = <Part>(reads: ReadonlyArray<Read<ReadonlyArray<Part>>>): Read<ReadonlyArray<Part>> => ({
  part: reads.flatMap(({ part }) => part),
  faults: reads.flatMap(({ faults }) => faults),
});

/** What a line says of the network, and what of that cannot be understood: it is left out. */
export const readNetwork = (
  line: Readonly<Record<string, unknown>>,
): { readonly network: RecordedNetwork; readonly faults: ReadonlyArray<string> } => {
  const users = all((Array.isArray(line.users) ? line.users : []).map(readUser));
  const nameOf = (reference: unknown): string | undefined =>
    users.part.find(({ id, name, email }) => [name, email, id].includes(reference))?.name;

  const readNode = ([id, node]: [string, unknown]): Read<ReadonlyArray<RecordedNode>> => {
    if (!isJsonObject(node)) return { part: [], faults: [`node ${id} is no object`] };
    const given = [node.ipv4, node.ipv6].filter((address) => (address ?? '') !== '');
    const addresses = readTexts(given, `node ${id}: address`, isAddress);
    const tags = readTexts(node.tags, `node ${id}: tag`, () => true);
    const routes = readTexts(node.approved_routes, `node ${id}: route`, isRange);
    const user = tags.part.length === 0 ? nameOf(node.user) : undefined;
    const owner =
      tags.part.length === 0 && user === undefined
        ? [`node ${id} has neither tags nor one of the users: ${JSON.stringify(node.user)}`]
        : [];
    const read: RecordedNode = {
      id,
      user,
      tags: tags.part,
      addresses: addresses.part,
      approvedRoutes: routes.part,
    };
    const faults = [...addresses.faults, ...tags.faults, ...routes.faults, ...owner];
    return { part: owner.length === 0 ? [read] : [], faults };
  };

  const nodes = all((isJsonObject(line.nodes) ? Object.entries(line.nodes) : []).map(readNode));
  return {
    network: {
      id: text(line.id),
      policy: line.policy,
      users: users.part.map(({ name, email }) => ({ name, email })),
      nodes: nodes.part,
    },
    faults: [...users.faults, ...nodes.faults],
  };
};
