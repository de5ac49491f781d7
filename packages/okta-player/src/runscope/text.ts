/** A value as Runscope compares it: nothing for null, JSON for anything but a text. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
