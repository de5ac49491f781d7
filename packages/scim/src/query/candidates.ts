import type { BoundFilter, BoundTarget } from '../filter/bound-filter';
import type { Literal } from '../filter/syntax';

/** Resources whose attribute equals the value, by an index; `undefined` when no index has the attribute. */
export type Lookup<Resource> = (attribute: string, value: Literal) => ReadonlyArray<Resource> | undefined;

/**
 * Resources among which all matches of the filter are, found without going through everything; `undefined`
 * when the indexes do not help. Some may not match: the filter still has the last word.
 */
export const candidatesOf = <Resource>(
  filter: BoundFilter,
  lookup: Lookup<Resource>,
  prefix = '',
): ReadonlyArray<Resource> | undefined => {
  switch (filter._tag) {
    case 'Compare':
      return filter.operator === 'eq' ? lookup(notation(prefix, filter.target), filter.literal) : undefined;
    case 'Element': {
      const { target } = filter;
      return target.filter && candidatesOf(target.filter, lookup, `${notation(prefix, target)}.`);
    }
    case 'And': {
      const left = candidatesOf(filter.left, lookup, prefix);
      if (left !== undefined && left.length <= 1) return left;
      const right = candidatesOf(filter.right, lookup, prefix);
      return left === undefined || (right !== undefined && right.length < left.length) ? right : left;
    }
    case 'Or': {
      const left = candidatesOf(filter.left, lookup, prefix);
      const right = left && candidatesOf(filter.right, lookup, prefix);
      return left && right && [...new Set([...left, ...right])];
    }
    case 'Not':
    case 'Present':
      return undefined;
  }
};

const notation = (prefix: string, { path, below }: BoundTarget): string =>
  prefix + [...path, ...below].map((attribute) => attribute.name).join('.');
