/** Controls but for white space (C0, DEL, C1), line separators, and what turns the direction of writing. */
const STEERING =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]';

const steering = new RegExp(STEERING, 'g');

/**
 * A text with everything escaped that is not seen itself and shows what stands around it in another order: names
 * come from an identity provider, and `\u202e` in one of them must not turn our words around.
 */
export const visible = (text: string): string =>
  text.replace(steering, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
