/** What the text means as JSON; the text itself where it is none. */
export const parseOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
