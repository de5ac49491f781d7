/** `$tb` of a stream that was deleted softly: the highest revision there can be. */
export const DELETED = 0x7fff_ffff_ffff_ffffn;

export type StreamMetadata = {
  readonly truncateBefore: bigint;
  readonly maxCount: bigint | undefined;
  /** In seconds. */
  readonly maxAge: bigint | undefined;
};

const NONE: StreamMetadata = { truncateBefore: 0n, maxCount: undefined, maxAge: undefined };

/** Not by way of a number: the revision of a deletion is beyond what one holds. */
const integerAt = (text: string, name: string): bigint | undefined => {
  const digits = new RegExp(`"\\${name}"\\s*:\\s*(\\d+)`).exec(text)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
};

/** Reads `$tb`, `$maxCount` and `$maxAge` from the last event of a metadata stream. */
export const parseStreamMetadata = (data: Uint8Array | undefined): StreamMetadata => {
  if (data === undefined) return NONE;
  const text = Buffer.from(data).toString('utf8');
  return {
    truncateBefore: integerAt(text, '$tb') ?? 0n,
    maxCount: integerAt(text, '$maxCount'),
    maxAge: integerAt(text, '$maxAge'),
  };
};

/** The first revision that a read of the stream may show, whatever the age of its events. */
export const firstVisible = ({ truncateBefore, maxCount }: StreamMetadata, current: bigint): bigint => {
  const byCount = maxCount === undefined ? 0n : current + 1n - maxCount;
  return byCount > truncateBefore ? byCount : truncateBefore;
};
