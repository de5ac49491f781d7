import { NO_EVENTS, type Revision } from '@rollcall/domain';
import type { SerialisedEvent, StreamName } from '@rollcall/event-store';
import { Writer } from 'protobufjs/minimal';

/** What stands before a field that has a length: its number and wire type 2. */
const tag = (field: number): number => (field << 3) | 2;

/** `AppendReq` of the server's `streams.proto`. */
const OPTIONS = tag(1);
const PROPOSED_MESSAGE = tag(2);
/** Of the options. */
const STREAM_IDENTIFIER = tag(1);
const STREAM_NAME = tag(3);
const REVISION = 2 << 3;
const NO_STREAM = tag(3);
/** Of a proposed message. */
const ID = tag(1);
const UUID_STRING = tag(2);
const METADATA = tag(2);
const KEY = tag(1);
const VALUE = tag(2);
const CUSTOM_METADATA = tag(3);
const DATA = tag(4);

const JSON_CONTENT = Writer.create()
  .uint32(KEY)
  .string('content-type')
  .uint32(VALUE)
  .string('application/json')
  .finish();

/**
 * The messages of one append as they travel: where it goes, then the events. Data and metadata are the UTF-8
 * of their JSON. The client's generated classes make the same bytes at five times the cost.
 */
export const appendMessages = (
  stream: StreamName,
  expected: Revision,
  events: ReadonlyArray<SerialisedEvent>,
): ReadonlyArray<Uint8Array> => [optionsOf(stream, expected), ...events.map(proposedMessage)];

const optionsOf = (stream: StreamName, expected: Revision): Uint8Array => {
  const writer = Writer.create().uint32(OPTIONS).fork();
  writer.uint32(STREAM_IDENTIFIER).fork().uint32(STREAM_NAME).string(stream).ldelim();
  if (expected === NO_EVENTS) writer.uint32(NO_STREAM).fork().ldelim();
  else writer.uint32(REVISION).uint64(expected.toString());
  return writer.ldelim().finish();
};

const proposedMessage = ({ id, type, data, metadata }: SerialisedEvent): Uint8Array => {
  const writer = Writer.create().uint32(PROPOSED_MESSAGE).fork();
  writer.uint32(ID).fork().uint32(UUID_STRING).string(id).ldelim();
  writer.uint32(METADATA).fork().uint32(KEY).string('type').uint32(VALUE).string(type).ldelim();
  writer.uint32(METADATA).bytes(JSON_CONTENT);
  writer.uint32(CUSTOM_METADATA).string(metadata).uint32(DATA).string(data);
  return writer.ldelim().finish();
};
