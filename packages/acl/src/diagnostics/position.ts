/** A place in the policy text. Line and columns count from 1. */
export type Position = {
  readonly line: number;
  /** In UTF-16 code units, as editors and `String.prototype` count. */
  readonly column: number;
  /** In bytes of UTF-8, as Tailscale and HuJSON print it. */
  readonly byteColumn: number;
};
