import Database from 'libsql';

/** The events of one append, as the store wrote them. */
export type RecordedBatch = ReadonlyArray<RecordedRow>;

export type RecordedRow = {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
};

/** Reads what a closed store wrote, cut into the batches it came in, first to last. */
export const recordedBatches = (path: string, sizes: ReadonlyArray<number>): ReadonlyArray<RecordedBatch> => {
  const db = new Database(path);
  const found: ReadonlyArray<unknown> = db
    .prepare('SELECT revision, id, type, data, metadata FROM events ORDER BY position')
    .raw()
    .all();
  db.close();
  const rows = found.map(rowOf);
  let from = 0;
  return sizes.map((size) => rows.slice(from, (from += size)));
};

const rowOf = (cells: unknown): RecordedRow => {
  const [revision, id, type, data, metadata] = Array.isArray(cells) ? cells : [];
  return {
    revision: Number(revision),
    id: String(id),
    type: String(type),
    data: String(data),
    metadata: String(metadata),
  };
};
