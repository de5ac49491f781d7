import * as E from 'fp-ts/lib/Either.js';
import type { Family } from '../address/address';
import type { QueryEnd } from '../decide/query';
import type { EndClass } from '../engine/end-classes';
import type { Engine } from '../engine/engine';
import { addressEnds } from './diff-addresses';
import { knownTags } from './who-can-reach';

/** Something that can be an end of a connection, and what people call it. */
type NamedEnd = {
  readonly key: string;
  readonly label: string;
  readonly end: QueryEnd;
  readonly family?: Family;
};

/** An end of either of two states, and its class in each; none where it is unknown or inactive. */
export type DiffEnd = {
  readonly label: string;
  readonly family: Family | undefined;
  readonly isUser: boolean;
  readonly before: EndClass | undefined;
  readonly after: EndClass | undefined;
};

const usersIn = (engine: Engine): ReadonlyArray<NamedEnd> =>
  [...engine.world.directory.users()].map(({ id, userName }) => ({
    key: `user ${id}`,
    label: userName,
    end: { kind: 'userId', id },
  }));

const tagsIn = (engine: Engine): ReadonlyArray<NamedEnd> =>
  knownTags(engine).map((tag) => ({ key: tag, label: tag, end: { kind: 'tag', tag } }));

const nodesIn = (engine: Engine): ReadonlyArray<NamedEnd> =>
  [...(engine.inventory?.inventory.nodes ?? [])].flatMap(([id, { addresses }]): ReadonlyArray<NamedEnd> => {
    const families = new Set(addresses.map(({ family }) => family));
    const end = { label: `node:${id}`, end: { kind: 'node', id } } as const;
    if (families.size === 0) return [{ ...end, key: end.label }];
    return [...families].map((family) => ({ ...end, key: `${end.label} ${family}`, family }));
  });

const addressesOf = (before: Engine, after: Engine): ReadonlyArray<NamedEnd> =>
  addressEnds(before, after).map(({ label, address, family }) => ({
    key: `address ${address} ${label}`,
    label,
    end: { kind: 'address', address },
    family,
  }));

const classIn = (engine: Engine, { end, family }: NamedEnd): EndClass | undefined => {
  const resolved = engine.resolve(end);
  return E.isRight(resolved) ? engine.classOf(resolved.right, family) : undefined;
};

/** Every end of either state: users, tags, nodes by family, and the addresses that are named. */
export const diffEnds = (before: Engine, after: Engine): ReadonlyArray<DiffEnd> => {
  const ends = new Map<string, NamedEnd>();
  for (const engine of [before, after]) {
    for (const list of [usersIn, tagsIn, nodesIn]) {
      for (const end of list(engine)) ends.set(end.key, end);
    }
  }
  for (const end of addressesOf(before, after)) ends.set(end.key, end);
  return [...ends.values()].map((end) => ({
    label: end.label,
    family: end.family,
    isUser: end.end.kind === 'userId',
    before: classIn(before, end),
    after: classIn(after, end),
  }));
};
