import * as E from 'fp-ts/lib/Either.js';
import type { Family } from '../address/address';
import { codeOf } from '../decide/decide';
import type { DecisionCode, FailedClosed, MatchedRule } from '../decide/decision';
import type { PolicyEngine } from '../decide/policy-engine';
import type { QueryEnd } from '../decide/query';
import { nearMissesFrom } from '../engine/near-misses-from';
import { addressOf } from '../inventory/inventory-index';
import { routedRanges } from '../inventory/routed-ranges';
import { carriedPorts } from '../ports/covers';
import { mergePorts, type PortSet } from '../ports/port-set';
import type { PortRange } from '../ports/service';

/** What a source may reach on everything that one selector denotes. */
export type Reach = {
  /** The destination selector, as the first rule writes it; `autogroup:self` is the source's own devices. */
  readonly destination: string;
  /** Only what devices with one of these tags route. */
  readonly via?: ReadonlyArray<string>;
  readonly protocol: number;
  /** `*` for protocols without ports. */
  readonly ports: PortSet;
  /** Absent when the source's address is not known. */
  readonly family?: Family;
  /** The rules that open it, lowest first, as section and index. */
  readonly rules: ReadonlyArray<Pick<MatchedRule, 'section' | 'index' | 'line'>>;
};

export type WhatCanReach = {
  readonly reach: ReadonlyArray<Reach>;
  /** Rules that would open more, but for a selector that denotes nobody or a part not supported. */
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};

type Open = Pick<Reach, 'destination' | 'via' | 'protocol'> & { ports: PortRange[]; rules: Set<number> };

/** Everything a source may reach, by destination selector and protocol. Left: why it may reach nothing. */
export const whatCanReach = (
  { engine, broken }: PolicyEngine,
  src: QueryEnd,
): E.Either<DecisionCode, WhatCanReach> => {
  const resolved = engine.resolve(src);
  if (E.isLeft(resolved)) return E.left(codeOf({ end: 'src', fault: resolved.left }));
  const end = resolved.right;
  const families = ([4, 6] as const).filter((family) => addressOf(end.addresses, family) !== undefined);
  const { policy } = engine.compiled;
  const { rules } = policy;

  const within = (family: Family | undefined): ReadonlyArray<Reach> => {
    const { sources } = engine.classOf(end, family);
    const open = new Map<string, Open>();
    for (const [ruleId, rule] of rules.entries()) {
      if (!sources.has(ruleId)) continue;
      const unresolved = broken.inRule(ruleId);
      for (const [place, { selector, services }] of rule.targets.entries()) {
        const self = selector.term.kind === 'self';
        if (unresolved.has(selector) || (self && end.identity.kind !== 'user')) continue;
        if (rule.via && routedRanges(engine.inventory, policy, rule.via, selector).length === 0) continue;
        const id = self ? 'self' : engine.compiled.targetIds[ruleId]?.[place];
        for (const service of services) {
          for (const protocol of service.protocols) {
            const ports = carriedPorts(service, protocol);
            if (ports.length === 0) continue;
            const key = `${id} ${protocol}`;
            const entry = open.get(key) ?? {
              destination: selector.text,
              ...(rule.via && { via: rule.via.tags }),
              protocol,
              ports: [],
              rules: new Set(),
            };
            entry.ports.push(...ports);
            entry.rules.add(ruleId);
            open.set(key, entry);
          }
        }
      }
    }
    return [...open.values()].map(({ ports, rules: ids, ...where }) => ({
      ...where,
      ports: mergePorts(ports),
      ...(family !== undefined && { family }),
      rules: [...ids].flatMap((ruleId) => {
        const rule = rules[ruleId];
        return rule === undefined ? [] : [{ section: rule.section, index: rule.index, line: rule.at.line }];
      }),
    }));
  };
  const asked = families.length === 0 ? [undefined] : families;
  return E.right({ reach: asked.flatMap(within), nearMisses: nearMissesFrom(engine, broken, end, asked) });
};
