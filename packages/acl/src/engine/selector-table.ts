import type { CanonicalName, CanonicalUserName } from '@rollcall/domain';
import type { AddressRange } from '../address/address-range';
import { AddressTable } from '../address/address-table';
import type { Role } from '../inventory/inventory';
import type { Policy, Via } from '../policy/policy';
import { type DenotedRanges, rangesOf } from '../policy/ranges-of';
import type { Selector, SelectorTerm } from '../selector/selector';

const push = <Key>(map: Map<Key, number[]>, key: Key, id: number): void => {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else ids.push(id);
};

/**
 * The distinct selectors of a policy's rules, numbered, and for each way an end can be known the numbers that
 * it matches. A selector that can match nothing has no entry (F1).
 */
export class SelectorTable {
  readonly users = new Map<CanonicalUserName, number[]>();
  readonly syncedGroups = new Map<CanonicalName, { readonly domain: string; readonly id: number }[]>();
  readonly tags = new Map<string, number>();
  readonly userDomains = new Map<string, number>();
  readonly roles = new Map<Role, number>();
  member: number | undefined;
  tagged: number | undefined;
  dangerAll: number | undefined;
  /** `*` covers less as a source than as a destination. */
  anySource: number | undefined;
  anyDestination: number | undefined;
  /** By number of a selector of addresses: the same selector where `via` restricts it. */
  readonly routed = new Map<number, { readonly tags: ReadonlyArray<string>; readonly id: number }[]>();
  private readonly numbers = new Map<string, number>();
  private readonly held: { range: AddressRange; id: number }[] = [];
  private readonly free: { range: AddressRange; id: number }[] = [];
  private tables: { readonly held: AddressTable; readonly free: AddressTable } | undefined;

  constructor(private readonly policy: Policy) {}

  /** The number of this selector as a source; `self` and what is not supported have none. */
  source({ term }: Selector): number | undefined {
    if (term.kind !== 'any') return this.number(term);
    this.anySource ??= this.next('source *');
    return this.anySource;
  }

  /**
   * The number of this selector as a destination; `self` and what is not supported have none, and with `via`
   * only addresses have one. Without `via` it is numbered all the same: what misses an end by its route alone
   * is known by that.
   */
  destination({ term }: Selector, via?: Via): number | undefined {
    const whole = this.wholeDestination(term);
    if (whole === undefined || via === undefined) return whole;
    if (rangesOf(this.policy, term) === undefined) return undefined;
    const tags = [...new Set(via.tags)].toSorted();
    return this.intern(`${whole} via ${tags.join()}`, (id) => {
      this.routed.set(whole, [...(this.routed.get(whole) ?? []), { tags, id }]);
    });
  }

  /** Addresses by what holds them: any device or none, and none alone. */
  get addresses(): { readonly held: AddressTable; readonly free: AddressTable } {
    this.tables ??= { held: new AddressTable(this.held), free: new AddressTable(this.free) };
    return this.tables;
  }

  private wholeDestination(term: SelectorTerm): number | undefined {
    if (term.kind !== 'any') return this.number(term);
    this.anyDestination ??= this.next('destination *');
    return this.anyDestination;
  }

  private next(key: string): number {
    const id = this.numbers.size;
    this.numbers.set(key, id);
    return id;
  }

  private intern(key: string, enter: (id: number) => void): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const id = this.next(key);
    enter(id);
    return id;
  }

  private number(term: SelectorTerm): number | undefined {
    switch (term.kind) {
      case 'user':
        return this.intern(`user ${term.name}`, (id) => push(this.users, term.name, id));
      case 'localGroup':
        return this.intern(term.key, (id) => {
          const members = this.policy.groups.get(term.key)?.members ?? [];
          for (const name of new Set(members.map((member) => member.name))) push(this.users, name, id);
        });
      case 'syncedGroup':
        return this.intern(`pushed ${term.name}@${term.domain}`, (id) => {
          const entries = this.syncedGroups.get(term.name) ?? [];
          this.syncedGroups.set(term.name, [...entries, { domain: term.domain, id }]);
        });
      case 'tag':
        return this.intern(term.tag, (id) => this.tags.set(term.tag, id));
      case 'usersOfDomain':
        return this.intern(`user:*@${term.domain}`, (id) => this.userDomains.set(term.domain, id));
      case 'role':
        return this.intern(`role ${term.role}`, (id) => this.roles.set(term.role, id));
      case 'host':
      case 'address':
      case 'ipset':
      case 'internet':
        return this.denoted(rangesOf(this.policy, term));
      case 'member':
        return this.intern('member', (id) => (this.member = id));
      case 'tagged':
        return this.intern('tagged', (id) => (this.tagged = id));
      case 'dangerAll':
        return this.intern('danger-all', (id) => (this.dangerAll = id));
      case 'any':
      case 'self':
      case 'service':
      case 'shared':
        return undefined;
    }
  }

  private denoted(denoted: DenotedRanges | undefined): number | undefined {
    if (denoted === undefined) return undefined;
    const { ranges, internet } = denoted;
    const keyOf = ({ family, low, high }: AddressRange) => `${family}/${low}-${high}`;
    return this.intern(`addresses ${ranges.map(keyOf).join()} ${internet.map(keyOf).join()}`, (id) => {
      for (const range of ranges) this.held.push({ range, id });
      for (const range of internet) this.free.push({ range, id });
    });
  }
}
