import * as E from 'fp-ts/lib/Either.js';
import { shortened } from '../protocol/shortened';
import { type Attribute, subAttribute } from '../schema/attribute';
import type { BoundFilter, BoundTarget } from './bound-filter';
import { comparison } from './comparison';
import type { FilterSyntax, TargetSyntax } from './syntax';
import type { SyntaxFault } from './token';

/** Finds the attributes from here down that a notation names. */
export type Scope = (notation: string) => ReadonlyArray<Attribute> | undefined;

type Bound<A> = E.Either<SyntaxFault, A>;

/** The scope inside `attribute[…]`. */
export const elementScope =
  (attribute: Attribute): Scope =>
  (notation) => {
    const sub = subAttribute(attribute, notation);
    return sub && [sub];
  };

/** Finds every name of a filter in the schema and checks that each comparison makes sense there. */
export const bindFilter = (scope: Scope, syntax: FilterSyntax): Bound<BoundFilter> => {
  switch (syntax._tag) {
    case 'Compare':
      return bindComparison(scope, syntax);
    case 'Present':
    case 'Element': {
      const target = bindTarget(scope, syntax.target);
      return E.isLeft(target) ? target : E.right({ _tag: syntax._tag, target: target.right });
    }
    case 'Not': {
      const filter = bindFilter(scope, syntax.filter);
      return E.isLeft(filter) ? filter : E.right({ _tag: 'Not', filter: filter.right });
    }
    case 'And':
    case 'Or': {
      const left = bindFilter(scope, syntax.left);
      if (E.isLeft(left)) return left;
      const right = bindFilter(scope, syntax.right);
      return E.isLeft(right) ? right : E.right({ _tag: syntax._tag, left: left.right, right: right.right });
    }
  }
};

const bindTarget = (scope: Scope, syntax: TargetSyntax): Bound<BoundTarget> => {
  const path = scope(syntax.name);
  const last = path?.at(-1);
  if (path === undefined || last === undefined) return unknown(syntax.name, syntax.at);
  if (path.some((attribute) => attribute.returned === 'never')) {
    return E.left({ message: `"${shortened(syntax.name)}" cannot be asked for`, at: syntax.at });
  }
  if (syntax.filter === undefined) return E.right({ path, below: [] });
  if (last.type !== 'complex') {
    return E.left({ message: `"${shortened(syntax.name)}" has no parts to filter by`, at: syntax.at });
  }
  const filter = bindFilter(elementScope(last), syntax.filter);
  if (E.isLeft(filter)) return filter;
  if (syntax.sub === undefined) return E.right({ path, filter: filter.right, below: [] });
  const sub = subAttribute(last, syntax.sub);
  return sub === undefined || sub.returned === 'never'
    ? unknown(`${syntax.name}.${syntax.sub}`, syntax.at)
    : E.right({ path, filter: filter.right, below: [sub] });
};

const unknown = (name: string, at: number): E.Either<SyntaxFault, never> =>
  E.left({ message: `unknown attribute "${shortened(name)}"`, at });

const bindComparison = (
  scope: Scope,
  syntax: Extract<FilterSyntax, { readonly _tag: 'Compare' }>,
): Bound<BoundFilter> => {
  const { operator, value } = syntax;
  const named = bindTarget(scope, syntax.target);
  if (E.isLeft(named)) return named;
  if (value === null) return nullComparison(named.right, syntax);
  const target = withDefaultValue(named.right);
  const attribute = target.below.at(-1) ?? target.path.at(-1);
  if (attribute === undefined) return unknown(syntax.target.name, syntax.target.at);
  const test = comparison(attribute, operator, value);
  return E.isLeft(test)
    ? E.left({ message: test.left, at: syntax.valueAt })
    : E.right({ _tag: 'Compare', target, operator, literal: value, test: test.right });
};

/** `emails co "x"` and `manager eq "x"` compare the `value` (RFC 7644 figure 2). */
const withDefaultValue = (target: BoundTarget): BoundTarget => {
  const last = target.below.at(-1) ?? target.path.at(-1);
  const value = last?.type === 'complex' ? subAttribute(last, 'value') : undefined;
  return value === undefined ? target : { ...target, below: [...target.below, value] };
};

/** Null is the absence of a value (RFC 7643 section 2.5). */
const nullComparison = (
  target: BoundTarget,
  { operator, valueAt }: Extract<FilterSyntax, { readonly _tag: 'Compare' }>,
): Bound<BoundFilter> => {
  const present: BoundFilter = { _tag: 'Present', target };
  if (operator === 'ne') return E.right(present);
  return operator === 'eq'
    ? E.right({ _tag: 'Not', filter: present })
    : E.left({ message: `"${operator}" does not apply to null`, at: valueAt });
};
