import type { BoundFilter, BoundTarget } from './bound-filter';

/** All that a filter looks at, within value paths too: one for each comparison it may take. */
export const targetsIn = (filter: BoundFilter): ReadonlyArray<BoundTarget> => {
  switch (filter._tag) {
    case 'Compare':
    case 'Present':
    case 'Element': {
      const { target } = filter;
      return target.filter === undefined ? [target] : [target, ...targetsIn(target.filter)];
    }
    case 'Not':
      return targetsIn(filter.filter);
    case 'And':
    case 'Or':
      return [...targetsIn(filter.left), ...targetsIn(filter.right)];
  }
};
