import * as t from 'io-ts';

let written = { at: Number.NaN, as: '' };

/** RFC 3339, UTC, milliseconds. Written once for all that happens in a millisecond: thousands do in a second. */
export const instantText = (instant: Date): string => {
  const at = instant.getTime();
  if (at !== written.at) written = { at, as: instant.toISOString() };
  return written.as;
};

const form = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

const is = (u: unknown): u is string => typeof u === 'string' && form.test(u);

/** What `instantText` writes; anything else could be found at no time. */
export const InstantText = new t.Type<string>(
  'InstantText',
  is,
  (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);
