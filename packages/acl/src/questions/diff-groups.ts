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
  readonly changed: boolean;
};

/** Groups ends by what `parts` takes of their classes; `sameIds` says that both states number selectors alike. */
export const diffGroups = (
  ends: ReadonlyArray<DiffEnd>,
  parts: (endClass: EndClass) => ReadonlyArray<object>,
  sameIds: boolean,
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
  return [...groups.values()].map(({ end: { family, isUser, before, after }, labels }) => ({
    labels: [...labels],
    family,
    isUser,
    before,
    after,
    // They share the parts, so what one of them shows holds for all.
    changed: !(sameIds && before?.key === after?.key),
  }));
};
