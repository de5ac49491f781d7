/** The operators that compare with a value (RFC 7644 table 3). */
export const comparisonOperators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export type Literal = string | number | boolean | null;

/**
 * Where a filter or a PATCH looks: `name`, `name[filter]` or `name[filter].sub`. The name is as written,
 * with its URN and dots: which part is what, only the schema can tell.
 */
export type TargetSyntax = {
  readonly name: string;
  readonly filter?: FilterSyntax;
  readonly sub?: string;
  readonly at: number;
};

/** A filter as written, before any schema was asked. */
export type FilterSyntax =
  | {
      readonly _tag: 'Compare';
      readonly target: TargetSyntax;
      readonly operator: ComparisonOperator;
      readonly value: Literal;
      /** Where the value stands, from 1. */
      readonly valueAt: number;
    }
  | { readonly _tag: 'Present'; readonly target: TargetSyntax }
  /** `emails[type eq "work"]`: some element fulfils it all. */
  | { readonly _tag: 'Element'; readonly target: TargetSyntax }
  | { readonly _tag: 'Not'; readonly filter: FilterSyntax }
  | {
      readonly _tag: 'And' | 'Or';
      readonly left: FilterSyntax;
      readonly right: FilterSyntax;
    };
