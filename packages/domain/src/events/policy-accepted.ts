import * as t from 'io-ts';

/** The policy file in force from here on, as text. */
export const PolicyAccepted = t.strict({
  text: t.string,
  /** SHA-256 of the text in UTF-8, lowercase hexadecimal. */
  hash: t.string,
});
export type PolicyAccepted = t.TypeOf<typeof PolicyAccepted>;
