import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { Writer } from 'protobufjs/minimal';
import type { LogPosition, StoredRecord } from '../storage/stored-record';
import { streamIdentifier } from './identifiers';

/** A `ReadResp` in its bytes. */
export type ReadAnswer = Uint8Array;

/** What stands before a field: its number and whether it has a length or is a number. */
const message = (field: number): number => (field << 3) | 2;
const number = (field: number): number => field << 3;

/** `RecordedEvent` of the server's `streams.proto`. The generated classes would cost more than all else here. */
const writeRecord = (writer: Writer, record: StoredRecord): Writer => {
  const properties = {
    type: record.type,
    'content-type': record.isJson ? 'application/json' : 'application/octet-stream',
    created: record.created.toString(),
  };
  writer.uint32(message(1)).fork().uint32(message(2)).string(record.id).ldelim();
  writer.uint32(message(2)).fork().uint32(message(3)).string(record.stream).ldelim();
  writer.uint32(number(3)).uint64(record.revision.toString());
  writer.uint32(number(4)).uint64(record.position.prepare.toString());
  writer.uint32(number(5)).uint64(record.position.commit.toString());
  for (const [key, value] of Object.entries(properties))
    writer.uint32(message(6)).fork().uint32(message(1)).string(key).uint32(message(2)).string(value).ldelim();
  return writer.uint32(message(7)).bytes(record.metadata).uint32(message(8)).bytes(record.data);
};

export const eventAnswer = (record: StoredRecord): ReadAnswer => {
  const writer = Writer.create().uint32(message(1)).fork();
  writeRecord(writer.uint32(message(1)).fork(), record).ldelim();
  return writer.uint32(number(3)).uint64(record.position.commit.toString()).ldelim().finish();
};

/** A link whose event is gone, as a read that resolves links sends it. */
export const brokenLinkAnswer = (link: StoredRecord): ReadAnswer => {
  const writer = Writer.create().uint32(message(1)).fork();
  writeRecord(writer.uint32(message(2)).fork(), link).ldelim();
  return writer.uint32(message(4)).fork().ldelim().ldelim().finish();
};

export const confirmation = (id: string): ReadAnswer =>
  new ReadResp()
    .setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id))
    .serializeBinary();

export const checkpoint = ({ commit, prepare }: LogPosition): ReadAnswer =>
  new ReadResp()
    .setCheckpoint(
      new ReadResp.Checkpoint().setCommitPosition(commit.toString()).setPreparePosition(prepare.toString()),
    )
    .serializeBinary();

export const caughtUp = (): ReadAnswer =>
  new ReadResp().setCaughtUp(new ReadResp.CaughtUp()).serializeBinary();

export const streamNotFound = (stream: string): ReadAnswer =>
  new ReadResp()
    .setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)))
    .serializeBinary();
