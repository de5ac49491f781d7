import { Code } from '@eventstore/db-client/generated/code_pb';
import * as shared from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { ExpectedRevision } from '../storage/expected-revision';
import type { Failure } from '../wire/failure';

const statusOf = (code: Code, message: string, detail: Uint8Array, name: string): Status => {
  const details = new Any();
  details.pack(detail, name);
  return new Status().setCode(code).setMessage(message).setDetails(details);
};

const kind = (code: Code, name: string, detail: { serializeBinary(): Uint8Array }): Status =>
  statusOf(code, name, detail.serializeBinary(), `event_store.client.${name}`);

const setExpected = (detail: shared.WrongExpectedVersion, expected: ExpectedRevision): unknown => {
  switch (expected._tag) {
    case 'Revision':
      return detail.setExpectedStreamPosition(expected.revision.toString());
    case 'NoStream':
      return detail.setExpectedNoStream(new Empty());
    case 'Any':
      return detail.setExpectedAny(new Empty());
    case 'StreamExists':
      return detail.setExpectedStreamExists(new Empty());
  }
};

export const wrongVersionStatus = (current: bigint, expected: ExpectedRevision): Status => {
  const detail = new shared.WrongExpectedVersion();
  if (current < 0n) detail.setCurrentNoStream(new Empty());
  else detail.setCurrentStreamRevision(current.toString());
  setExpected(detail, expected);
  return kind(Code.ALREADY_EXISTS, 'WrongExpectedVersion', detail);
};

export const timeoutStatus = (): Status => kind(Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

const tooLarge = (maximum: number): Status => {
  const detail = new shared.MaximumAppendSizeExceeded();
  detail.setMaxappendsize(maximum);
  return kind(Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', detail);
};

/** A failure inside an answer of the batch append, where trailers cannot go. */
export const batchStatus = ({ details, trailers = {} }: Failure): Status => {
  const exception = trailers['exception'];
  if (exception === 'stream-deleted')
    return kind(Code.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted());
  if (exception === 'access-denied') {
    return kind(Code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());
  }
  if (exception === 'maximum-append-size-exceeded') return tooLarge(Number(trailers['maximum-append-size']));
  return statusOf(Code.UNKNOWN, details, new Empty().serializeBinary(), 'google.protobuf.Empty');
};
