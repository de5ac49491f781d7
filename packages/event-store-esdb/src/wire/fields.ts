import type { Reader } from 'protobufjs/minimal';

/** Where the message ends whose length comes next. */
export const endOf = (reader: Reader): number => reader.uint32() + reader.pos;

/** An unsigned number of 64 bits, to its last digit (trap P15). */
export const bigintOf = ({ high, low }: ReturnType<Reader['uint64']>): bigint =>
  (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
