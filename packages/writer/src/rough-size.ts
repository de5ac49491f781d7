import type { Json } from '@rollcall/domain';

/** An event's metadata, type and punctuation, about. */
const OVERHEAD = 512;

/**
 * Size of an event with this data in bytes, about: enough to cut batches by, at a tenth of the cost of
 * serialising. The store counts exactly, and what it finds too large goes in smaller batches.
 */
export const roughSize = (data: Json): number => OVERHEAD + textSize(data);

const textSize = (value: Json | undefined): number => {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 6;
  let size = 2;
  for (const [key, member] of Object.entries(value)) size += key.length + 4 + textSize(member);
  return size;
};
