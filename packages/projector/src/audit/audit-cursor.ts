import type { AuditEntry } from './audit-entry';

/** A place among the entries of a directory. */
export type AuditCursor = { readonly revision: number; readonly index: number };

const form = /^(0|[1-9][0-9]{0,9})\.(0|[1-9][0-9]{0,9})$/;

/** Reads the `id` of an entry; `undefined` for anything else. */
export const parseAuditCursor = (text: string): AuditCursor | undefined => {
  const [, revision, index] = form.exec(text) ?? [];
  return revision === undefined ? undefined : { revision: Number(revision), index: Number(index) };
};

/** Whether the entry at `index` of its event is older than the cursor, in the order newest first. */
export const isOlder = (entry: AuditEntry, index: number, { revision, index: at }: AuditCursor): boolean =>
  Number(entry.revision) < revision || (Number(entry.revision) === revision && index < at);
