import type { Revision } from '@rollcall/domain';
import type { World } from '../directory/world';
import type { Case } from '../engine/engine';
import type { Match } from '../engine/hit';
import type { Inventory } from '../inventory/inventory';
import type { Decision, DecisionCode, FailedClosed, GroupPath, Provenance } from './decision';
import { groupPaths } from './group-paths';

const nothing: ReadonlyArray<never> = [];

/**
 * Makes the answers of one policy. An answer that depends on the state and the matched rule alone is made once
 * for as long as the state stands.
 */
export class Decisions {
  private revision: Revision | undefined;
  private inventory: Inventory | undefined;
  private readonly allowed = new Map<Match, Decision>();
  private readonly denied = new Map<DecisionCode, Decision>();

  constructor(
    private readonly policyHash: string,
    private readonly world: World,
  ) {}

  allow(asked: Case, match: Match): Decision {
    this.forgetOldState();
    const known = this.allowed.get(match);
    if (known !== undefined) return known;
    const decision: Decision = {
      effect: 'allow',
      code: 'ALLOW_RULE',
      rule: match.reported,
      provenance: this.provenance(groupPaths(this.world, asked, match)),
      failedClosed: nothing,
    };
    // Since when somebody is a member is that somebody's own.
    if (this.world.directory.memberSince === undefined) this.allowed.set(match, decision);
    return decision;
  }

  deny(code: DecisionCode, failedClosed: ReadonlyArray<FailedClosed> = nothing): Decision {
    this.forgetOldState();
    const known = failedClosed.length === 0 ? this.denied.get(code) : undefined;
    if (known !== undefined) return known;
    const decision: Decision = { effect: 'deny', code, provenance: this.provenance(nothing), failedClosed };
    if (failedClosed.length === 0) this.denied.set(code, decision);
    return decision;
  }

  private provenance(via: ReadonlyArray<GroupPath>): Provenance {
    const { policyHash, world, inventory } = this;
    const { revision } = world.directory;
    return { policyHash, revision, ...(inventory && { inventoryVersion: inventory.version }), via };
  }

  private forgetOldState(): void {
    const { revision } = this.world.directory;
    const inventory = this.world.inventory?.();
    if (this.revision === revision && this.inventory === inventory) return;
    this.revision = revision;
    this.inventory = inventory;
    this.allowed.clear();
    this.denied.clear();
  }
}
