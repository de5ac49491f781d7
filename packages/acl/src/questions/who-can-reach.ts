import type { UserId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { codeOf } from '../decide/decide';
import type { DecisionCode, FailedClosed } from '../decide/decision';
import type { PolicyEngine } from '../decide/policy-engine';
import type { Query, QueryEnd } from '../decide/query';
import type { Engine } from '../engine/engine';
import { nearMissesOfAnybody } from '../engine/near-misses';
import type { NodeId } from '../inventory/inventory';
import type { Selector } from '../selector/selector';

export type WhoQuery = Omit<Query, 'src' | 'dst' | 'minRevision'> & { readonly dst: QueryEnd };

/** Every source that is allowed. */
export type WhoCanReach = {
  readonly users: ReadonlyArray<{ readonly id: UserId; readonly userName: string }>;
  readonly tags: ReadonlyArray<string>;
  readonly nodes: ReadonlyArray<NodeId>;
  /** Sources of rules that cover the destination and denote addresses, as written. */
  readonly addresses: ReadonlyArray<string>;
  /** Rules that would let others reach it, but for a selector that denotes nobody or a part not supported. */
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};

/** Tags that the policy defines or a device has. */
export const knownTags = (engine: Engine): ReadonlyArray<string> => {
  const tags = new Set(engine.compiled.policy.tagOwners.keys());
  for (const node of engine.inventory?.inventory.nodes.values() ?? []) {
    if (node.identity.kind === 'tagged') for (const tag of node.identity.tags) tags.add(tag.toLowerCase());
  }
  return [...tags].toSorted();
};

const denotesAddresses = ({ term }: Selector): boolean =>
  ['any', 'dangerAll', 'host', 'address', 'ipset'].includes(term.kind);

/** Everybody and everything that may reach a destination. Left: why nobody can be named. */
export const whoCanReach = (
  { engine, broken }: PolicyEngine,
  query: WhoQuery,
): E.Either<DecisionCode, WhoCanReach> => {
  const { directory } = engine.world;
  const destination = engine.resolve(query.dst);
  if (E.isLeft(destination)) return E.left(codeOf({ end: 'dst', fault: destination.left }));
  const allowed = (src: QueryEnd): boolean => {
    const read = engine.read({ ...query, src });
    return E.isRight(read) && engine.allows(read.right);
  };
  const probe = engine.read({ ...query, src: { kind: 'tag', tag: 'tag:any' } });
  if (E.isLeft(probe)) return E.left(codeOf(probe.left));

  const addresses = new Set<string>();
  const nearMisses = new Map<string, FailedClosed>();
  for (const pass of probe.right.passes) {
    for (const { entry } of engine.open(probe.right, pass).hits) {
      for (const source of entry.rule.sources) if (denotesAddresses(source)) addresses.add(source.text);
    }
    for (const miss of nearMissesOfAnybody(engine, broken, probe.right, pass)) {
      nearMisses.set(`${miss.line} ${miss.column} ${miss.code}`, miss);
    }
  }
  const users: { id: UserId; userName: string }[] = [];
  for (const { id, userName, active } of directory.users()) {
    if (active && allowed({ kind: 'userId', id })) users.push({ id, userName });
  }
  return E.right({
    users,
    tags: knownTags(engine).filter((tag) => allowed({ kind: 'tag', tag })),
    nodes: [...(engine.inventory?.inventory.nodes.keys() ?? [])].filter((id) =>
      allowed({ kind: 'node', id }),
    ),
    addresses: [...addresses],
    nearMisses: [...nearMisses.values()],
  });
};
