import type { World } from '../directory/world';
import { BrokenSelectors } from '../engine/broken-selectors';
import { Engine } from '../engine/engine';
import type { Policy } from '../policy/policy';
import { Decisions } from './decisions';

/** A policy ready to be asked. */
export type PolicyEngine = {
  readonly engine: Engine;
  readonly broken: BrokenSelectors;
  readonly decisions: Decisions;
};

/** `hash` identifies the policy in answers. */
export const policyEngine = (policy: Policy, hash: string, world: World): PolicyEngine => ({
  engine: new Engine(policy, world),
  broken: new BrokenSelectors(policy, world),
  decisions: new Decisions(hash, world),
});
