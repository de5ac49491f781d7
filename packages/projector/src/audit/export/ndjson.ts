import type { AuditEntry } from '../audit-entry';

/** An entry as one line of JSON, without the line's end. The revision is a decimal string. */
export const ndjsonLine = (entry: AuditEntry): string =>
  JSON.stringify({ ...entry, revision: entry.revision.toString() });
