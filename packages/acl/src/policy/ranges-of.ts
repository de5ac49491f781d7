import { internetRanges } from '../address/known-ranges';
import type { RangeSet } from '../address/range-set';
import type { SelectorTerm } from '../selector/selector';
import type { Policy } from './policy';

/** The addresses that a selector denotes. */
export type DenotedRanges = {
  /** Whoever holds them. */
  readonly ranges: RangeSet;
  /** Only while no device holds them. */
  readonly internet: RangeSet;
};

/** `undefined` for a selector that denotes people or devices, and for `*`. */
export const rangesOf = (
  { hosts, ipsets }: Pick<Policy, 'hosts' | 'ipsets'>,
  term: SelectorTerm,
): DenotedRanges | undefined => {
  if (term.kind === 'address') return { ranges: [term.range], internet: [] };
  if (term.kind === 'internet') return { ranges: [], internet: internetRanges };
  if (term.kind === 'ipset') return ipsets.get(term.name);
  const host = term.kind === 'host' ? hosts.get(term.name) : undefined;
  return host && { ranges: [host.range], internet: [] };
};
