import {
  type DeleteReq,
  DeleteResp,
  type TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb';
import type { handleUnaryCall } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { expectedOf } from '../encoding/expected';
import { streamNameOf } from '../encoding/identifiers';
import type { Node } from '../node';
import type { ExpectedRevision } from '../storage/expected-revision';
import type { AppendOutcome } from '../storage/storage';
import type { LogPosition } from '../storage/stored-record';
import { type Failure, streamDeleted, wrongExpectedVersion } from '../wire/failure';
import { incomingCall } from './incoming-call';
import { answerOnce } from './single-answer';

type Options =
  | NonNullable<ReturnType<DeleteReq['getOptions']>>
  | NonNullable<ReturnType<TombstoneReq['getOptions']>>;

const place = (
  options: Options | undefined,
  remove: (stream: string, expected: ExpectedRevision) => AppendOutcome,
): E.Either<Failure, LogPosition> => {
  const stream = streamNameOf(options?.getStreamIdentifier());
  const revision = options?.hasRevision() === true ? options.getRevision() : undefined;
  const expected: ExpectedRevision = options === undefined ? { _tag: 'Any' } : expectedOf(options, revision);
  const outcome = remove(stream, expected);
  switch (outcome._tag) {
    case 'Deleted':
      return E.left(streamDeleted(stream));
    case 'WrongVersion':
      return E.left(
        wrongExpectedVersion(stream, expected._tag === 'Revision' ? expected.revision : -1n, outcome.current),
      );
    case 'Written':
      return E.right(outcome.position);
  }
};

/** `Streams/Delete`: hides the events; the stream may be written to again. */
export const softDelete =
  (node: Node): handleUnaryCall<DeleteReq, DeleteResp> =>
  (call, callback) => {
    const work = () =>
      E.map(({ commit, prepare }: LogPosition) =>
        new DeleteResp().setPosition(
          new DeleteResp.Position()
            .setCommitPosition(commit.toString())
            .setPreparePosition(prepare.toString()),
        ),
      )(place(call.request.getOptions(), (stream, expected) => node.storage.deleteSoftly(stream, expected)));
    answerOnce(incomingCall(node, 'Delete', call), work, callback);
  };

/** `Streams/Tombstone`: the end of the stream. */
export const tombstone =
  (node: Node): handleUnaryCall<TombstoneReq, TombstoneResp> =>
  (call, callback) => {
    const work = () =>
      E.map(({ commit, prepare }: LogPosition) =>
        new TombstoneResp().setPosition(
          new TombstoneResp.Position()
            .setCommitPosition(commit.toString())
            .setPreparePosition(prepare.toString()),
        ),
      )(place(call.request.getOptions(), (stream, expected) => node.storage.tombstone(stream, expected)));
    answerOnce(incomingCall(node, 'Tombstone', call), work, callback);
  };
