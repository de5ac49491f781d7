import type { CanonicalUserName } from '@rollcall/domain';
import type { AddressRange } from '../address/address-range';
import type { RangeSet } from '../address/range-set';
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

/** Routed traffic must go through a device with one of these tags. */
export type Via = { readonly tags: ReadonlyArray<string>; readonly at: Position };

export type Rule = {
  readonly section: RuleSection;
  /** Within its section, from 0. */
  readonly index: number;
  readonly at: Position;
  readonly sources: ReadonlyArray<Selector>;
  readonly targets: ReadonlyArray<Target>;
  readonly via?: Via;
  readonly off?: RuleOff;
};

export type GroupMember = { readonly text: string; readonly at: Position; readonly name: CanonicalUserName };

export type LocalGroup = {
  readonly text: string;
  readonly at: Position;
  readonly members: ReadonlyArray<GroupMember>;
};

export type HostAlias = { readonly text: string; readonly at: Position; readonly range: AddressRange };

/** A named set of addresses, worked out. */
export type IpSet = {
  readonly text: string;
  readonly at: Position;
  readonly ranges: RangeSet;
  /** What of `autogroup:internet` is left in it: these denote no device, only addresses that none holds. */
  readonly internet: RangeSet;
  /** An entry that cannot be worked out: rules that name the set are off (F2, F3). */
  readonly unsupported?: string;
};

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
  /** By name in ASCII lowercase, `ipset:` included. */
  readonly ipsets: ReadonlyMap<string, IpSet>;
  /** By tag in ASCII lowercase; the owners as written. `[]` means administrators (F11). */
  readonly tagOwners: ReadonlyMap<string, ReadonlyArray<Selector>>;
  readonly tests: ReadonlyArray<PolicyTest>;
  /** Every selector of every section, in the order they were read. */
  readonly references: ReadonlyArray<Selector>;
};
