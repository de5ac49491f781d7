import { endianness } from 'node:os';

/** 32-bit numbers as bytes that mean the same on every machine. May share memory with the numbers. */
export const littleEndianBytes = (numbers: Uint32Array): Buffer => {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap32();
};

/** The other way round, as a copy; the bytes are a multiple of four. */
export const littleEndianNumbers = (bytes: Buffer): Uint32Array => {
  const numbers = new Uint32Array(bytes.length / 4);
  const target = Buffer.from(numbers.buffer);
  bytes.copy(target);
  if (endianness() !== 'LE') target.swap32();
  return numbers;
};
