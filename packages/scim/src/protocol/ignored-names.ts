import { shortened } from './shortened';

/** In one request; a log line need not hold more. */
const MAX_NAMES = 20;

/** Names that no schema has, each once, as a log shows them. */
export const ignoredNames = (names: Iterable<string>): ReadonlyArray<string> =>
  [...new Set(names)].slice(0, MAX_NAMES).map(shortened);
