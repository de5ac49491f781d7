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

export const scimError = (
  status: number,
  detail: string,
  headers?: { readonly [name: string]: string },
): ScimError =>
  headers === undefined
    ? { _tag: 'ScimError', status, detail }
    : { _tag: 'ScimError', status, detail, headers };

/** 400 with the reason that RFC 7644 table 9 has for it. */
export const badRequest = (scimType: ScimType, detail: string): ScimError => ({
  _tag: 'ScimError',
  status: 400,
  scimType,
  detail,
});

/** 409 for a value that another resource holds (RFC 7644 section 3.3). */
export const conflict = (detail: string): ScimError => ({
  _tag: 'ScimError',
  status: 409,
  scimType: 'uniqueness',
  detail,
});
