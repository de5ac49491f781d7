import { eventId, revision } from '@rollcall/domain';
import { type RecordedEvent, streamName } from '@rollcall/event-store';
import type { Reader } from 'protobufjs/minimal';
import { Content } from './content';
import { bigintOf, endOf } from './fields';

const NOTHING: Uint8Array = new Uint8Array();

/**
 * `ReadResp.ReadEvent.RecordedEvent`, at the place where it was read. Its content is parsed when it is asked for:
 * whoever follows the store gets back what they appended, and needs no more of that than its place.
 */
export const readRecordedEvent = (reader: Reader, end: number): RecordedEvent => {
  let id = '';
  let stream = '';
  let at = 0n;
  let prepare = 0n;
  let commit = 0n;
  let type = '';
  let isJson = false;
  let metadataBytes = NOTHING;
  let dataBytes = NOTHING;
  while (reader.pos < end) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        id = readOnly(reader, endOf(reader), 2);
        break;
      case 2:
        stream = readOnly(reader, endOf(reader), 3);
        break;
      case 3:
        at = bigintOf(reader.uint64());
        break;
      case 4:
        prepare = bigintOf(reader.uint64());
        break;
      case 5:
        commit = bigintOf(reader.uint64());
        break;
      case 6: {
        const [key, value] = readProperty(reader, endOf(reader));
        if (key === 'type') type = value;
        if (key === 'content-type') isJson = value === 'application/json';
        break;
      }
      case 7:
        metadataBytes = reader.bytes();
        break;
      case 8:
        dataBytes = reader.bytes();
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  const data = new Content(dataBytes, isJson);
  const metadata = metadataBytes.length === 0 ? undefined : new Content(metadataBytes, true);
  return {
    stream: streamName(stream),
    revision: revision(at),
    position: { commit, prepare },
    id: eventId(id),
    type,
    get data() {
      return data.value;
    },
    get metadata() {
      return metadata?.value;
    },
    get text() {
      return { data: data.text, metadata: metadata?.text ?? '' };
    },
  };
};

/** The text of a message that is to have no other field. */
const readOnly = (reader: Reader, end: number, field: number): string => {
  let text = '';
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === field) text = reader.string();
    else reader.skipType(tag & 7);
  }
  return text;
};

const readProperty = (reader: Reader, end: number): readonly [key: string, value: string] => {
  let key = '';
  let value = '';
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) key = reader.string();
    else if (tag >>> 3 === 2) value = reader.string();
    else reader.skipType(tag & 7);
  }
  return [key, value];
};
