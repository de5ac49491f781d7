import type { BoundFilter } from './bound-filter';

/** The top-level attributes that a filter looks at. */
export const attributesIn = (filter: BoundFilter): ReadonlySet<string> => {
  const names = new Set<string>();
  collect(filter, names);
  return names;
};

const collect = (filter: BoundFilter, names: Set<string>): void => {
  switch (filter._tag) {
    case 'Compare':
    case 'Present':
    case 'Element': {
      const first = filter.target.path[0];
      if (first !== undefined) names.add(first.name);
      return;
    }
    case 'Not':
      return collect(filter.filter, names);
    case 'And':
    case 'Or':
      collect(filter.left, names);
      return collect(filter.right, names);
  }
};
