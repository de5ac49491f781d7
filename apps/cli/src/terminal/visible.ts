/** The colours that lines are written with here. Others could hide what stands behind them. */
const COLOURS = '\\u001b\\[(?:1|2|22|31|32|33|36|39)m';
/** Controls (C0 but for the tab, DEL, C1), line separators, and what turns the direction of writing. */
const STEERING =
  '[\\u0000-\\u0008\\u000a-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]';

const steering = new RegExp(`(?!${COLOURS})${STEERING}`, 'g');

/**
 * A line with everything escaped that would steer a terminal, begin a line of its own or show another order:
 * names come from an identity provider, and what it sends must not pass for what we say.
 */
export const visible = (line: string): string =>
  line.replace(steering, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
