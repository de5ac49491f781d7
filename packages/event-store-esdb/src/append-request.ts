import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { AppendReq } from '@eventstore/db-client/generated/streams_pb';
import { NO_EVENTS, type Revision } from '@rollcall/domain';
import type { SerialisedEvent, StreamName } from '@rollcall/event-store';

const utf8 = new TextEncoder();

/** The messages of one append: where it goes, then the events. Data and metadata are the bytes of their JSON. */
export const appendRequest = (
  stream: StreamName,
  expected: Revision,
  events: ReadonlyArray<SerialisedEvent>,
): ReadonlyArray<AppendReq> => [headOf(stream, expected), ...events.map(messageOf)];

const headOf = (stream: StreamName, expected: Revision): AppendReq => {
  const options = new AppendReq.Options();
  options.setStreamIdentifier(new StreamIdentifier().setStreamName(utf8.encode(stream)));
  if (expected === NO_EVENTS) options.setNoStream(new Empty());
  else options.setRevision(expected.toString());
  return new AppendReq().setOptions(options);
};

const messageOf = ({ id, type, data, metadata }: SerialisedEvent): AppendReq => {
  const message = new AppendReq.ProposedMessage();
  message.setId(new UUID().setString(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  message.setData(utf8.encode(data));
  message.setCustomMetadata(utf8.encode(metadata));
  return new AppendReq().setProposedMessage(message);
};
