import type { Json } from '@rollcall/domain';
import type { Attribute } from '../schema/attribute';
import type { ComparisonOperator, Literal } from './syntax';

/** Whether one value of an attribute fulfils a comparison. */
export type ValueTest = (value: Json) => boolean;

/** Where a filter looks, in attributes of the schema. */
export type BoundTarget = {
  /** From the resource, or from the element of a value path, down. */
  readonly path: ReadonlyArray<Attribute>;
  /** Which elements of the last attribute of the path count. */
  readonly filter?: BoundFilter;
  /** From such an element down. */
  readonly below: ReadonlyArray<Attribute>;
};

/** A filter whose names and values were found to fit the schema. */
export type BoundFilter =
  | {
      readonly _tag: 'Compare';
      readonly target: BoundTarget;
      readonly operator: ComparisonOperator;
      readonly literal: Literal;
      readonly test: ValueTest;
    }
  | { readonly _tag: 'Present'; readonly target: BoundTarget }
  | { readonly _tag: 'Element'; readonly target: BoundTarget }
  | { readonly _tag: 'Not'; readonly filter: BoundFilter }
  | { readonly _tag: 'And' | 'Or'; readonly left: BoundFilter; readonly right: BoundFilter };
