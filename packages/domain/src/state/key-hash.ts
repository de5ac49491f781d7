import { randomBytes } from 'node:crypto';

/** 64 random bits that keys are hashed with, so that nobody outside can choose keys that collide. */
export type HashSeed = readonly [number, number];

export const newHashSeed = (): HashSeed => {
  const bytes = randomBytes(8);
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
};

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * HalfSipHash-1-3 (Aumasson and Bernstein) over the UTF-16 code units of a text, two to a word: a keyed hash
 * of 32 bits that works on 32-bit words, as numbers here do.
 */
export const keyHash = (text: string, [k0, k1]: HashSeed): number => {
  let v0 = k0 | 0;
  let v1 = k1 | 0;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = rotated(v1, 5) ^ v0;
    v0 = rotated(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotated(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotated(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotated(v1, 13) ^ v2;
    v2 = rotated(v2, 16);
  };
  const whole = text.length & ~1;
  for (let at = 0; at < whole; at += 2) {
    const word = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
    v3 ^= word;
    round();
    v0 ^= word;
  }
  const last = ((text.length * 2) << 24) | (whole < text.length ? text.charCodeAt(whole) : 0);
  v3 ^= last;
  round();
  v0 ^= last;
  v2 ^= 0xff;
  round();
  round();
  round();
  return (v1 ^ v3) >>> 0;
};
