import * as E from 'fp-ts/lib/Either.js';
import { PositionIndex } from './position-index';
import type { SyntaxFault } from './syntax-fault';

/** 4 MiB of UTF-8. */
const MAX_BYTES = 4 * 1024 * 1024;

const decode = (bytes: Uint8Array, partial: boolean): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: partial });
  } catch {
    return undefined;
  }
};

/** The longest well-formed beginning. */
const wellFormedPrefix = (bytes: Uint8Array): string => {
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (decode(bytes.subarray(0, middle), true) === undefined) high = middle;
    else low = middle;
  }
  return decode(bytes.subarray(0, low), true) ?? '';
};

/** The text of a policy file: UTF-8 without errors, not too large. A byte order mark stays visible. */
export const decodeText = (source: string | Uint8Array): E.Either<SyntaxFault, string> => {
  const bytes = typeof source === 'string' ? Buffer.byteLength(source) : source.length;
  if (bytes > MAX_BYTES) {
    const message = `the policy has ${bytes} bytes; the limit is ${MAX_BYTES}`;
    return E.left({ code: 'too-large', message, at: { line: 1, column: 1, byteColumn: 1 } });
  }
  if (typeof source === 'string') return E.right(source);
  const text = decode(source, false);
  if (text !== undefined) return E.right(text);
  const prefix = wellFormedPrefix(source);
  const at = new PositionIndex(prefix).positionAt(prefix.length);
  return E.left({ code: 'syntax', message: 'invalid UTF-8', at });
};
