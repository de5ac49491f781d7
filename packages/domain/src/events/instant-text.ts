import * as t from 'io-ts';

let written = { at: Number.NaN, as: '' };

/** RFC 3339, UTC, milliseconds. Written once for all that happens in a millisecond: thousands do in a second. */
export const instantText = (instant: Date): string => {
  const at = instant.getTime();
  if (at !== written.at) written = { at, as: instant.toISOString() };
  return written.as;
};

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const is = (u: unknown): u is string => typeof u === 'string' && form.test(u) && !Number.isNaN(Date.parse(u));

/** What `instantText` writes; anything else could be found at no time. */
export const InstantText = new t.Type<string>(
  'InstantText',
  is,
  (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);
