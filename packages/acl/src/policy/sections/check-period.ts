import * as E from 'fp-ts/lib/Either.js';

const secondsOf: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

const MAX_SECONDS = 168 * 3600;

/** Seconds of a duration as Go writes it: `1h30m`, `-2.5s`. The error is Go's text. */
const parseDuration = (text: string): E.Either<string, number> => {
  const invalid = E.left(`time: invalid duration ${JSON.stringify(text)}`);
  const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return E.right(0);
  if (rest === '') return invalid;
  let seconds = 0;
  let left = rest;
  while (left !== '') {
    const [part, number, unit] = /^([0-9]+\.?[0-9]*|\.[0-9]+)([^0-9.]*)/.exec(left) ?? [];
    if (part === undefined || number === undefined || unit === undefined) return invalid;
    if (unit === '') return E.left(`time: missing unit in duration ${JSON.stringify(text)}`);
    const worth = Object.hasOwn(secondsOf, unit) ? secondsOf[unit] : undefined;
    if (worth === undefined)
      return E.left(`time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`);
    seconds += Number(number) * worth;
    left = left.slice(part.length);
  }
  return E.right(sign === '-' ? -seconds : seconds);
};

/** As Go prints a duration of at least a second: `200h0m0s`. */
const formatDuration = (seconds: number): string => {
  const all = Math.abs(seconds);
  const sign = seconds < 0 ? '-' : '';
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const rest = `${Number((all % 60).toFixed(9))}s`;
  if (hours > 0) return `${sign}${hours}h${minutes}m${rest}`;
  return minutes > 0 ? `${sign}${minutes}m${rest}` : `${sign}${rest}`;
};

/** Why a `checkPeriod` of an SSH rule is refused, in Tailscale's words. */
export const whyNoCheckPeriod = (text: string): string | undefined => {
  if (text === 'always') return undefined;
  const duration = parseDuration(text);
  if (E.isLeft(duration)) return duration.left;
  const printed = formatDuration(duration.right);
  if (duration.right < 0) return `checkPeriod ${printed} must be a positive duration`;
  return duration.right > MAX_SECONDS ? `checkPeriod ${printed} is above the max (168h)` : undefined;
};
