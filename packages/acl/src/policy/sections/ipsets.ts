import type { Node } from 'jsonc-parser';
import { parseAddress } from '../../address/address';
import type { AddressRange } from '../../address/address-range';
import { internetRanges } from '../../address/known-ranges';
import { rangeSet, subtractRanges } from '../../address/range-set';
import { asciiLower } from '../../selector/ascii';
import { readNames } from '../json/names';
import type { LocatedText, Reader } from '../json/reader';
import type { HostAlias, IpSet } from '../policy';
import { readRange } from './hosts';

type Step = { readonly removes: boolean; readonly target: LocatedText; readonly hasVerb: boolean };

/** A set as written. */
type Written = { readonly key: LocatedText; readonly steps: ReadonlyArray<Step> };

/** A set of so many is worked out in well under a second. */
const MOST_TURNS = 1_000;
const MOST_NESTED = 64;

const nothing = { ranges: [], internet: [] };

const foldKey = (reader: Reader, { text, at }: LocatedText): string | undefined => {
  const trimmed = text.trim();
  if (/^ipset:\S+$/i.test(trimmed)) return asciiLower(trimmed);
  reader.report('bad-selector', at, `${JSON.stringify(trimmed)}: the name of an IP set starts with "ipset:"`);
  return undefined;
};

const readStep = ({ text, at }: LocatedText): Step => {
  const [, verb, target] = /^(?:(add|remove)\s+)?(.*)$/s.exec(text.trim()) ?? [];
  return { removes: verb === 'remove', target: { text: target ?? '', at }, hasVerb: verb !== undefined };
};

/** `low-high`, which only IP sets may say. */
const readSpan = (text: string): AddressRange | undefined => {
  const [low, high, ...more] = text.split('-').map(parseAddress);
  if (low === undefined || high === undefined || more.length > 0) return undefined;
  return low.family === high.family && low.value <= high.value
    ? { family: low.family, low: low.value, high: high.value }
    : undefined;
};

/** Works the steps of every set out, one after the other; a set may name sets that stand below it. */
class IpSets {
  readonly sets = new Map<string, IpSet>();

  constructor(
    private readonly reader: Reader,
    private readonly written: ReadonlyMap<string, Written>,
    private readonly hosts: ReadonlyMap<string, HostAlias>,
  ) {}

  /** `within`: the sets that are being worked out, which this one must not be among. */
  set(name: string, { key, steps }: Written, within: ReadonlyArray<string>): IpSet {
    const known = this.sets.get(name);
    if (known !== undefined) return known;
    const place = `ipsets[${JSON.stringify(key.text)}]`;
    let made: IpSet = { text: key.text, at: key.at, ...nothing };
    const somethingRemoves = steps.some((step) => step.removes);
    const below = [...within, name];
    const turns: { removes: boolean; denoted: Denoted[] }[] = [];
    for (const { removes, target, hasVerb } of steps) {
      if (!hasVerb && somethingRemoves) {
        const message = `${place}: ${JSON.stringify(target.text)}: in a set that removes, every entry says "add" or "remove"`;
        this.reader.report('bad-selector', target.at, message);
      }
      if (turns.at(-1)?.removes !== removes) turns.push({ removes, denoted: [] });
      turns.at(-1)?.denoted.push(this.denoted(target, place, below));
    }
    if (turns.length > MOST_TURNS) {
      const message = `${place}: it adds and removes by turns more than ${MOST_TURNS} times; order its entries`;
      this.reader.report('bad-selector', key.at, message);
    } else {
      for (const { removes, denoted } of turns) made = apply(made, removes, denoted);
    }
    this.sets.set(name, made);
    return made;
  }

  private denoted(target: LocatedText, place: string, within: ReadonlyArray<string>): Denoted {
    const { text, at } = target;
    const name = asciiLower(text);
    const quoted = JSON.stringify(text);
    if (name === 'autogroup:internet') return { ranges: [], internet: internetRanges };
    if (/^svc:\S+$/.test(name)) return { ...nothing, unsupported: text };
    if (/^host:\S+$/.test(name)) {
      const host = this.hosts.get(name.slice('host:'.length));
      if (host !== undefined) return { ranges: [host.range], internet: [] };
      this.reader.report('undefined-host', at, `${place}: host not defined in policy: ${quoted}`);
      return nothing;
    }
    if (name.startsWith('ipset:')) {
      const other = this.written.get(name);
      if (other === undefined) {
        this.reader.report('undefined-ipset', at, `${place}: ipset not defined in policy: ${quoted}`);
      } else if (within.includes(name)) {
        this.reader.report('bad-selector', at, `${place}: ${quoted}: IP sets cannot be circular`);
      } else if (within.length >= MOST_NESTED) {
        const message = `${place}: ${quoted}: more than ${MOST_NESTED} IP sets inside each other`;
        this.reader.report('bad-selector', at, message);
      } else {
        return this.set(name, other, within);
      }
      return nothing;
    }
    return { ranges: this.range(target, place), internet: [] };
  }

  private range({ text, at }: LocatedText, place: string): ReadonlyArray<AddressRange> {
    const span = readSpan(text);
    if (span !== undefined) return [span];
    if (/^[0-9a-f.:]+\/[0-9]+$/i.test(text) || parseAddress(text) !== undefined) {
      return [readRange(this.reader, { text, at })].flatMap((range) => range ?? []);
    }
    const forms = 'an address, CIDR, range, host:<name>, ipset:<name> or autogroup:internet';
    this.reader.report(
      'bad-address',
      at,
      `${place}: ${JSON.stringify(text)}: invalid address; write ${forms}`,
    );
    return [];
  }
}

type Denoted = Pick<IpSet, 'ranges' | 'internet' | 'unsupported'>;

const apply = (set: IpSet, removes: boolean, denoted: ReadonlyArray<Denoted>): IpSet => {
  const ranges = denoted.flatMap((one) => one.ranges);
  const internet = denoted.flatMap((one) => one.internet);
  const cause = set.unsupported ?? denoted.find((one) => one.unsupported !== undefined)?.unsupported;
  const gone = rangeSet([...ranges, ...internet]);
  return {
    ...set,
    ranges: removes ? subtractRanges(set.ranges, gone) : rangeSet([...set.ranges, ...ranges]),
    internet: removes ? subtractRanges(set.internet, gone) : rangeSet([...set.internet, ...internet]),
    ...(cause !== undefined && { unsupported: cause }),
  };
};

/** `ipsets`: named sets of addresses, by what they come to when their steps are taken in order. */
export const readIpsets = (
  reader: Reader,
  node: Node,
  hosts: ReadonlyMap<string, HostAlias>,
): ReadonlyMap<string, IpSet> => {
  const written = new Map<string, Written>();
  for (const { key, name, value } of readNames(reader, node, '"ipsets"', (k) =>
    foldKey(reader, k),
  ).values()) {
    const steps = reader.texts(value, `ipsets[${JSON.stringify(key.text)}]`).map(readStep);
    written.set(name, { key, steps });
  }
  const all = new IpSets(reader, written, hosts);
  for (const [name, set] of written) all.set(name, set, []);
  return all.sets;
};
