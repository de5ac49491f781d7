import type { Family } from '../address/address';
import type { EndClass } from '../engine/end-classes';
import type { DiffEnd } from './diff-ends';

/** Ends that neither state tells apart. */
export type DiffGroup = {
  readonly labels: ReadonlyArray<string>;
  readonly family: Family | undefined;
  readonly isUser: boolean;
  readonly before: EndClass | undefined;
  readonly after: EndClass | undefined;
  /** Whether the two states may treat them differently. */
  readonly inScope: boolean;
};

/** Groups ends by what `parts` takes of their classes. */
export const diffGroups = (
  ends: ReadonlyArray<DiffEnd>,
  parts: (endClass: EndClass) => ReadonlyArray<object>,
  inScope: (end: DiffEnd) => boolean,
): ReadonlyArray<DiffGroup> => {
  const numbers = new Map<object, number>();
  const numberOf = (part: object): number => {
    const known = numbers.get(part);
    if (known !== undefined) return known;
    numbers.set(part, numbers.size);
    return numbers.size - 1;
  };
  const keyOf = (endClass: EndClass | undefined): string =>
    endClass === undefined ? '-' : parts(endClass).map(numberOf).join('/');
  const groups = new Map<string, { end: DiffEnd; labels: Set<string> }>();
  for (const end of ends) {
    const key = `${keyOf(end.before)} ${keyOf(end.after)} ${end.family} ${end.isUser}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { end, labels: new Set([end.label]) });
    else group.labels.add(end.label);
  }
  return [...groups.values()].map(({ end, labels }) => ({
    labels: [...labels],
    family: end.family,
    isUser: end.isUser,
    before: end.before,
    after: end.after,
    // They share the parts, so what one of them shows holds for all.
    inScope: inScope(end),
  }));
};
