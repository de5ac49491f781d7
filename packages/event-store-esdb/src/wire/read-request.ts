import { Empty, StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { Revision } from '@rollcall/domain';
import type { StreamName, SubscriptionStart } from '@rollcall/event-store';

const { Options } = ReadReq;
type RequestOptions = InstanceType<typeof Options>;

/** In windows of 32 records, the server's own: a checkpoint about every 1,024 records (trap P11). */
const CHECKPOINT_INTERVAL = 32;

const utf8 = new TextEncoder();

export type Reading = {
  readonly stream: StreamName;
  readonly direction: 'forwards' | 'backwards';
  /** Inclusive. */
  readonly from: Revision | 'start' | 'end';
  readonly maxCount: number;
};

/** So many events of one stream. */
export const readRequest = ({ stream, direction, from, maxCount }: Reading): ReadReq => {
  const { FORWARDS, BACKWARDS } = Options.ReadDirection;
  return requestOf(
    ofStream(stream, from)
      .setReadDirection(direction === 'forwards' ? FORWARDS : BACKWARDS)
      .setCount(maxCount.toString()),
  );
};

/** What comes after the start, for ever; of all streams with checkpoints between. */
export const subscriptionRequest = (start: SubscriptionStart): ReadReq => {
  const options =
    start._tag === 'Stream'
      ? ofStream(start.stream, start.after === undefined || start.after < 0n ? 'start' : start.after)
      : ofAll(start);
  return requestOf(options.setSubscription(new Options.SubscriptionOptions()));
};

const requestOf = (options: RequestOptions): ReadReq => {
  const ids = new Options.UUIDOption().setString(new Empty());
  return new ReadReq().setOptions(options.setUuidOption(ids).setResolveLinks(false));
};

const ofStream = (stream: StreamName, from: Revision | 'start' | 'end'): RequestOptions => {
  const name = new StreamIdentifier().setStreamName(utf8.encode(stream));
  const place = new Options.StreamOptions().setStreamIdentifier(name);
  if (from === 'start') place.setStart(new Empty());
  else if (from === 'end') place.setEnd(new Empty());
  else place.setRevision(from.toString());
  return new Options().setStream(place).setNoFilter(new Empty());
};

const ofAll = ({ streamPrefix, after }: Extract<SubscriptionStart, { _tag: 'All' }>): RequestOptions => {
  const place = new Options.AllOptions();
  if (after === undefined) place.setStart(new Empty());
  else {
    const { commit, prepare } = after;
    const position = new Options.Position();
    place.setPosition(position.setCommitPosition(commit.toString()).setPreparePosition(prepare.toString()));
  }
  const filter = new Options.FilterOptions()
    .setStreamIdentifier(new Options.FilterOptions.Expression().setPrefixList([streamPrefix]))
    .setCount(new Empty())
    .setCheckpointintervalmultiplier(CHECKPOINT_INTERVAL);
  return new Options().setAll(place).setFilter(filter);
};
