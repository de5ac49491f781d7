let written = { at: Number.NaN, as: '' };

/** RFC 3339, UTC, milliseconds. Written once for all that happens in a millisecond: thousands do in a second. */
export const instantText = (instant: Date): string => {
  const at = instant.getTime();
  if (at !== written.at) written = { at, as: instant.toISOString() };
  return written.as;
};
