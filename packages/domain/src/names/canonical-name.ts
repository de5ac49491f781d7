declare const canonicalNameBrand: unique symbol;

/** A group's display name as access rules refer to it: trimmed, NFC, lowercased per code point, NFC. */
export type CanonicalName = string & { readonly [canonicalNameBrand]: true };

/**
 * NFC and lowercase, code point by code point: whole-string lowercasing depends on context (a final sigma),
 * and a name must fold alike wherever it stands. Idempotent.
 */
export const foldCase = (text: string): string => {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (const codePoint of text.normalize('NFC')) folded += codePoint.toLowerCase();
  return folded.normalize('NFC');
};

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
};

/** Idempotent: `canonicalName(canonicalName(x)) === canonicalName(x)`. */
export const canonicalName = (displayName: string): CanonicalName =>
  foldCase(displayName.trim()) as CanonicalName;
