import type { Json } from '@rollcall/domain';
import type { BoundFilter } from '../filter/bound-filter';

/**
 * What an element must hold to fulfil a filter that only says what is equal: `type eq "work"` gives
 * `{type: "work"}`. `undefined` for any other filter, which names no element to create.
 */
export const filterTerms = (filter: BoundFilter): { readonly [name: string]: Json } | undefined => {
  switch (filter._tag) {
    case 'Compare': {
      const [attribute] = filter.target.path;
      return filter.operator === 'eq' && attribute !== undefined
        ? { [attribute.name]: filter.literal }
        : undefined;
    }
    case 'And': {
      const left = filterTerms(filter.left);
      const right = filterTerms(filter.right);
      return left && right && { ...left, ...right };
    }
    case 'Or':
    case 'Not':
    case 'Present':
    case 'Element':
      return undefined;
  }
};
