import type { Position, RecordedEvent } from '@rollcall/event-store';
import { Reader } from 'protobufjs/minimal';
import { bigintOf, endOf } from './fields';
import { readRecordedEvent } from './recorded-event';

/** One message of the server on a read. */
export type ReadAnswer =
  | { readonly _tag: 'Event'; readonly event: RecordedEvent }
  /** An entry that holds neither an event nor a link. */
  | { readonly _tag: 'NoEvent' }
  | { readonly _tag: 'Checkpoint'; readonly position: Position }
  | { readonly _tag: 'StreamNotFound' }
  | { readonly _tag: 'CaughtUp' }
  /** Told by the way, such as that a subscription is confirmed. */
  | { readonly _tag: 'Other' };

/**
 * A `ReadResp` of the server's `streams.proto`. Throws for bytes that are none. The client would make objects of
 * its generated classes first and parse all JSON: most of the cost of an event that the reader knows already.
 */
export const decodeReadAnswer = (bytes: Uint8Array): ReadAnswer => {
  const reader = Reader.create(bytes);
  let answer: ReadAnswer = { _tag: 'Other' };
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        answer = readEntry(reader, endOf(reader));
        break;
      case 3:
        answer = { _tag: 'Checkpoint', position: readPosition(reader, endOf(reader)) };
        break;
      case 4:
        answer = { _tag: 'StreamNotFound' };
        reader.skipType(tag & 7);
        break;
      case 8:
        answer = { _tag: 'CaughtUp' };
        reader.skipType(tag & 7);
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  return answer;
};

/**
 * A link whose event is gone stands for itself: nobody can decode it, and nobody may pass it over (trap P14).
 */
const readEntry = (reader: Reader, end: number): ReadAnswer => {
  let event: RecordedEvent | undefined;
  let link: RecordedEvent | undefined;
  while (reader.pos < end) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        event = readRecordedEvent(reader, endOf(reader));
        break;
      case 2:
        link = readRecordedEvent(reader, endOf(reader));
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  const found = event ?? link;
  return found === undefined ? { _tag: 'NoEvent' } : { _tag: 'Event', event: found };
};

const readPosition = (reader: Reader, end: number): Position => {
  let commit = 0n;
  let prepare = 0n;
  while (reader.pos < end) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        commit = bigintOf(reader.uint64());
        break;
      case 2:
        prepare = bigintOf(reader.uint64());
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  return { commit, prepare };
};
