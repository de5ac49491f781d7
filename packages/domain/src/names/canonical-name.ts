declare const canonicalNameBrand: unique symbol;

/** A group's display name as access rules refer to it: trimmed, NFC, lowercased per code point, NFC. */
export type CanonicalName = string & { readonly [canonicalNameBrand]: true };

/**
 * Lowercases code point by code point: whole-string lowercasing depends on context (a final sigma),
 * and a name must fold alike wherever it stands.
 */
export const foldCase = (text: string): string => {
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) {
      plain = false;
      break;
    }
  }
  if (plain) return text.toLowerCase();
  let folded = '';
  for (const codePoint of text) folded += codePoint.toLowerCase();
  return folded;
};

/** Idempotent: `canonicalName(canonicalName(x)) === canonicalName(x)`. */
export const canonicalName = (displayName: string): CanonicalName =>
  foldCase(displayName.trim().normalize('NFC')).normalize('NFC') as CanonicalName;
