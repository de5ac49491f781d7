import type { Selector } from '../selector/selector';
import type { Compat } from './compat';
import type { Reader } from './json/reader';
import type { HostAlias, IpSet, LocalGroup } from './policy';

/** What the sections of one policy define, for the rules that refer to it. */
export type Scope = {
  readonly reader: Reader;
  readonly compat: Compat;
  /** The directory's domains; `undefined` when the policy is read without a directory. */
  readonly domains: ReadonlyArray<string> | undefined;
  readonly groups: ReadonlyMap<string, LocalGroup>;
  readonly hosts: ReadonlyMap<string, HostAlias>;
  readonly tags: ReadonlySet<string>;
  readonly ipsets: ReadonlyMap<string, IpSet>;
  readonly postures: ReadonlySet<string>;
  /** Whether `defaultSrcPosture` restricts every rule that has no posture of its own. */
  readonly defaultPosture: boolean;
  /** Filled while selectors are bound. */
  readonly references: Selector[];
};
