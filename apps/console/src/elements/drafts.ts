const all: Map<string, unknown>[] = [];

/**
 * What was typed and is not saved, by name. It outlives a look at another page and a session that ends; the browser
 * asks before it is lost with the whole page.
 */
export const createDrafts = <Draft>(): Map<string, Draft> => {
  const drafts = new Map<string, Draft>();
  all.push(drafts);
  return drafts;
};

/** For whoever signs out: the next at this browser may be somebody else. */
export const forgetDrafts = (): void => {
  for (const drafts of all) drafts.clear();
};

window.addEventListener('beforeunload', (event) => {
  if (all.some(({ size }) => size > 0)) event.preventDefault();
});
