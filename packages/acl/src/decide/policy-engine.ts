import type { World } from '../directory/world';
import { BrokenSelectors } from '../engine/broken-selectors';
import { Engine } from '../engine/engine';
import type { Policy } from '../policy/policy';

/** A policy ready to be asked, and what identifies it in answers. */
export type PolicyEngine = {
  readonly hash: string;
  readonly engine: Engine;
  readonly broken: BrokenSelectors;
};

export const policyEngine = (policy: Policy, hash: string, world: World): PolicyEngine => ({
  hash,
  engine: new Engine(policy, world),
  broken: new BrokenSelectors(policy, world),
});
