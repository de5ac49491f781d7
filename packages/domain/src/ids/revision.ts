declare const revisionBrand: unique symbol;

/** Place of an event in its directory's stream: 0, 1, 2 … without gaps. A decimal string outside the process. */
export type Revision = bigint & { readonly [revisionBrand]: true };

/** The revision of a stream that has no event yet. */
export const NO_EVENTS = -1n as Revision;

export const revision = (value: bigint | number): Revision => BigInt(value) as Revision;

export const nextRevision = (current: Revision): Revision => (current + 1n) as Revision;

export const laterRevision = (a: Revision, b: Revision): Revision => (a < b ? b : a);

const decimal = /^(0|[1-9][0-9]{0,18})$/;

/** Reads the decimal form used in URLs, headers and files; `undefined` for anything else. */
export const parseRevision = (text: string): Revision | undefined =>
  decimal.test(text) ? (BigInt(text) as Revision) : undefined;
