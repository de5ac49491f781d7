/** The `scimType` values of RFC 7644 section 3.12 and RFC 9865 section 2.1. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount';

/** An error answer of RFC 7644 section 3.12. An Okta administrator reads `detail` on the Tasks page. */
export type ScimError = {
  readonly _tag: 'ScimError';
  readonly status: number;
  readonly scimType?: ScimType;
  readonly detail: string;
  readonly headers?: { readonly [name: string]: string };
};
