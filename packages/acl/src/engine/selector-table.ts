import type { CanonicalName, CanonicalUserName } from '@rollcall/domain';
import type { AddressRange } from '../address/address-range';
import { AddressTable } from '../address/address-table';
import type { Role } from '../inventory/inventory';
import type { Policy } from '../policy/policy';
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
  internet: number | undefined;
  /** `*` covers less as a source than as a destination. */
  anySource: number | undefined;
  anyDestination: number | undefined;
  private readonly numbers = new Map<string, number>();
  private readonly ranges: { range: AddressRange; id: number }[] = [];
  private table: AddressTable | undefined;

  constructor(private readonly policy: Policy) {}

  /** The number of this selector as a source; `self` and what is not supported have none. */
  source({ term }: Selector): number | undefined {
    if (term.kind !== 'any') return this.number(term);
    this.anySource ??= this.next('source *');
    return this.anySource;
  }

  /** The number of this selector as a destination; `self` and what is not supported have none. */
  destination({ term }: Selector): number | undefined {
    if (term.kind !== 'any') return this.number(term);
    this.anyDestination ??= this.next('destination *');
    return this.anyDestination;
  }

  get addresses(): AddressTable {
    this.table ??= new AddressTable(this.ranges);
    return this.table;
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
      case 'host': {
        const range = this.policy.hosts.get(term.name)?.range;
        return range && this.range(range);
      }
      case 'address':
        return this.range(term.range);
      case 'member':
        return this.intern('member', (id) => (this.member = id));
      case 'tagged':
        return this.intern('tagged', (id) => (this.tagged = id));
      case 'internet':
        return this.intern('internet', (id) => (this.internet = id));
      case 'dangerAll':
        return this.intern('danger-all', (id) => (this.dangerAll = id));
      case 'any':
      case 'self':
      case 'ipset':
      case 'service':
      case 'shared':
        return undefined;
    }
  }

  private range(range: AddressRange): number {
    return this.intern(`${range.family}/${range.low}-${range.high}`, (id) => this.ranges.push({ range, id }));
  }
}
