const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** RFC 3339 with a zone, where the seconds may be left out; `undefined` for anything else, 30 February too. */
export const parseInstant = (text: string): Date | undefined => {
  const [, day] = form.exec(text) ?? [];
  if (day === undefined || new Date(`${day}T00:00Z`).getTime() !== midnight(day)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
};

/** Of a day that the calendar has; not a number for others. */
const midnight = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const time = new Date(Date.UTC(year, month - 1, date));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date ? time.getTime() : Number.NaN;
};
