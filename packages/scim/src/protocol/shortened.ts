const MAX_SHOWN = 80;

/** A text of the client as an error shows it: whole, or its beginning. */
export const shortened = (text: string): string =>
  text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
