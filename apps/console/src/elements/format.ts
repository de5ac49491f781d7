const numbers = new Intl.NumberFormat('en');

/** `1 group`, `2,000 groups`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${numbers.format(n)} ${n === 1 ? one : many}`;

export const number = (n: number): string => numbers.format(n);

const moments = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'long',
  hourCycle: 'h23',
});
const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** To the second, with the time zone, which is that of the browser. */
export const moment = (at: string): string => moments.format(new Date(at));

export const day = (at: string): string => days.format(new Date(at));

const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`, `in 12 days`; the day itself after a month. */
export const sinceNow = (at: string, now = Date.now()): string => {
  const seconds = (Date.parse(at) - now) / 1_000;
  if (Math.abs(seconds) > 31 * 86_400) return day(at);
  const fitting = units.find((unit) => Math.abs(seconds) >= unit.seconds);
  if (fitting === undefined) return seconds > 5 ? 'in less than a minute' : 'just now';
  return relative.format(Math.round(seconds / fitting.seconds), fitting.unit);
};
