import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { LogPosition, StoredRecord } from '../storage/stored-record';
import { streamNameOf } from './identifiers';

export type From<Place> = 'start' | 'end' | Place;

export type RecordFilter = {
  readonly matches: (record: StoredRecord) => boolean;
  /** Records considered between two checkpoints. */
  readonly checkpointEvery: number;
};

type Source =
  | { readonly _tag: 'Stream'; readonly stream: string; readonly from: From<bigint> }
  | { readonly _tag: 'All'; readonly from: From<LogPosition>; readonly filter: RecordFilter | undefined };

export type ReadRequest = {
  readonly source: Source;
  readonly backwards: boolean;
  /** How many to read; a subscription when there is none. */
  readonly count: number | undefined;
};

/** The server's window when the request names none. */
const WINDOW = 32;

const filterOf = (options: ReadReq.Options): RecordFilter | undefined => {
  const filter = options.getFilter();
  if (filter === undefined) return undefined;
  const byStream = filter.hasStreamIdentifier();
  const expression = byStream ? filter.getStreamIdentifier() : filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? '');
  return {
    matches: (record) => {
      const name = byStream ? record.stream : record.type;
      return prefixes.length > 0 ? prefixes.some((prefix) => name.startsWith(prefix)) : regex.test(name);
    },
    checkpointEvery:
      (filter.hasMax() ? filter.getMax() : WINDOW) * Math.max(1, filter.getCheckpointintervalmultiplier()),
  };
};

const sourceOf = (options: ReadReq.Options): Source => {
  const stream = options.getStream();
  if (stream !== undefined) {
    const from = stream.hasStart() ? 'start' : stream.hasEnd() ? 'end' : BigInt(stream.getRevision());
    return { _tag: 'Stream', stream: streamNameOf(stream.getStreamIdentifier()), from };
  }
  const all = options.getAll();
  const position = all?.getPosition();
  const from =
    position === undefined
      ? all?.hasEnd() === true
        ? 'end'
        : 'start'
      : { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
  return { _tag: 'All', from, filter: filterOf(options) };
};

export const readRequest = (request: ReadReq): ReadRequest => {
  const options = request.getOptions() ?? new ReadReq.Options();
  return {
    source: sourceOf(options),
    backwards: options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS,
    count: options.hasSubscription() ? undefined : Number(options.getCount()),
  };
};
