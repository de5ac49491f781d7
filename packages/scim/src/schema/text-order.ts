import { foldCase } from '@rollcall/domain';

/** Equal for texts that differ only in case or in Unicode composition; userName and its index fold alike. */
export const foldText = (value: string): string => foldCase(value.normalize('NFC')).normalize('NFC');

/** The form in which values of an attribute are compared (RFC 7643 section 2.2, `caseExact`). */
export const comparable = (value: string, caseExact: boolean): string =>
  caseExact ? value : foldText(value);

/** By code point, not by UTF-16 unit. */
export const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
};

/** Surrogates stand for code points above all of the basic plane. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
