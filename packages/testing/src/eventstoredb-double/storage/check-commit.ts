import type { ExpectedRevision } from './expected-revision';

/** What the index knows of the stream that is written to. */
export type StreamKnowledge = {
  /** Revision of the last event; -1 when there is none. */
  readonly current: bigint;
  readonly isTombstoned: boolean;
  readonly isSoftDeleted: boolean;
  readonly hasMetadata: boolean;
  readonly idAt: (revision: bigint) => string | undefined;
  /** Where an id was written recently in this stream. */
  readonly recent: (id: string) => bigint | undefined;
};

export type Verdict =
  | { readonly _tag: 'Append' }
  | { readonly _tag: 'Repeated'; readonly revision: bigint }
  | { readonly _tag: 'WrongVersion' }
  | { readonly _tag: 'Deleted' };

const APPEND: Verdict = { _tag: 'Append' };
const WRONG: Verdict = { _tag: 'WrongVersion' };

const byRecentIds = (stream: StreamKnowledge, ids: ReadonlyArray<string>): Verdict => {
  const revisions = ids.map(stream.recent);
  if (revisions[0] === undefined) return APPEND;
  const last = revisions.at(-1);
  return last === undefined || revisions.includes(undefined) ? WRONG : { _tag: 'Repeated', revision: last };
};

const byRevision = (stream: StreamKnowledge, expected: bigint, ids: ReadonlyArray<string>): Verdict => {
  if (expected > stream.current) return WRONG;
  if (expected === stream.current) return APPEND;
  const different = ids.findIndex((id, index) => stream.idAt(expected + 1n + BigInt(index)) !== id);
  if (different < 0) return { _tag: 'Repeated', revision: expected + BigInt(ids.length) };
  return different === 0 && expected === -1n && stream.isSoftDeleted ? APPEND : WRONG;
};

/** The rules by which EventStoreDB admits an append and recognises a repeated one (`IndexWriter.CheckCommit`). */
export const checkCommit = (
  stream: StreamKnowledge,
  expected: ExpectedRevision,
  ids: ReadonlyArray<string>,
): Verdict => {
  if (stream.isTombstoned) return { _tag: 'Deleted' };
  switch (expected._tag) {
    case 'StreamExists':
      if (stream.isSoftDeleted) return { _tag: 'Deleted' };
      if (stream.current < 0n && !stream.hasMetadata) return WRONG;
      return byRecentIds(stream, ids);
    case 'Any':
      return byRecentIds(stream, ids);
    case 'NoStream':
      return byRevision(stream, -1n, ids);
    case 'Revision':
      return byRevision(stream, expected.revision, ids);
  }
};
