/** A moment with the precision it was written in. */
export type Instant = { readonly seconds: number; readonly nanoseconds: number };

const form =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9})\d*)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/i;

/**
 * Reads an xsd:dateTime (RFC 7643 section 2.3.5): any offset, any number of fraction digits (nine count).
 * Without an offset it is UTC. `undefined` for anything else, such as 30 February.
 */
export const parseInstant = (text: string): Instant | undefined => {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = parts;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const localMs = Date.parse(local);
  if (Number.isNaN(localMs) || new Date(localMs).toISOString().slice(0, 19) !== local.slice(0, 19)) {
    return undefined;
  }
  const offset =
    zone.toUpperCase() === 'Z' ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * 60;
  return {
    seconds: localMs / 1000 - (zone.startsWith('-') ? -offset : offset),
    nanoseconds: Number(fraction.padEnd(9, '0')),
  };
};

export const compareInstants = (a: Instant, b: Instant): number =>
  a.seconds - b.seconds || a.nanoseconds - b.nanoseconds;
