/** Place in the log; several records of one append share the commit and differ in the prepare. */
export type LogPosition = { readonly commit: bigint; readonly prepare: bigint };

/** An event as it was proposed. */
export type ProposedRecord = {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

/** An event as it lies in the log. */
export type StoredRecord = ProposedRecord & {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: LogPosition;
  /** In ticks of 100 ns since the Unix epoch, by the clock of the node. */
  readonly created: bigint;
};

export const isAfter = (a: LogPosition, b: LogPosition): boolean =>
  a.commit !== b.commit ? a.commit > b.commit : a.prepare > b.prepare;

/** What a record counts towards the limit of an append (`Event.SizeOnDisk`). */
export const sizeOnDisk = ({ data, metadata, type }: ProposedRecord): number =>
  data.length + metadata.length + 2 * type.length;
