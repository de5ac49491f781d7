import type { CanonicalUserName } from '@rollcall/domain';
import type { AddressRange } from '../address/address-range';
import type { RuleSection } from '../decide/decision';
import type { Position } from '../diagnostics/position';
import type { Service } from '../ports/service';
import type { Selector } from '../selector/selector';

export type Target = {
  readonly selector: Selector;
  /** Empty for a grant of application capabilities alone: it opens no port. */
  readonly services: ReadonlyArray<Service>;
};

/** Why a rule as a whole matches nothing (F2, F3). */
export type RuleOff = { readonly cause: string; readonly at: Position; readonly message: string };

export type Rule = {
  readonly section: RuleSection;
  /** Within its section, from 0. */
  readonly index: number;
  readonly at: Position;
  readonly sources: ReadonlyArray<Selector>;
  readonly targets: ReadonlyArray<Target>;
  readonly off?: RuleOff;
};

export type GroupMember = { readonly text: string; readonly at: Position; readonly name: CanonicalUserName };

export type LocalGroup = {
  readonly text: string;
  readonly at: Position;
  readonly members: ReadonlyArray<GroupMember>;
};

export type HostAlias = { readonly text: string; readonly at: Position; readonly range: AddressRange };

export type PolicyTest = {
  readonly at: Position;
  readonly src: string;
  readonly proto: string;
  readonly accept: ReadonlyArray<TestDestination>;
  readonly deny: ReadonlyArray<TestDestination>;
};

export type TestDestination = { readonly text: string; readonly at: Position };

/** A policy without errors. */
export type Policy = {
  /** `acls` before `grants`, each in the order of the text: the lowest rule that matches is the one reported. */
  readonly rules: ReadonlyArray<Rule>;
  /** By key: `group:name` or `group:name@domain`, canonical. */
  readonly groups: ReadonlyMap<string, LocalGroup>;
  /** By name in ASCII lowercase. */
  readonly hosts: ReadonlyMap<string, HostAlias>;
  /** By tag in ASCII lowercase; the owners as written. `[]` means administrators (F11). */
  readonly tagOwners: ReadonlyMap<string, ReadonlyArray<Selector>>;
  readonly tests: ReadonlyArray<PolicyTest>;
  /** Every selector of every section, in the order they were read. */
  readonly references: ReadonlyArray<Selector>;
};
