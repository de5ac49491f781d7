import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb';
import type { handleClientStreamingCall } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { expectedOf } from '../encoding/expected';
import { streamNameOf } from '../encoding/identifiers';
import { proposedRecord } from '../encoding/proposed';
import type { Node } from '../node';
import type { ExpectedRevision } from '../storage/expected-revision';
import type { ProposedRecord } from '../storage/stored-record';
import type { Failure } from '../wire/failure';
import { incomingCall } from './incoming-call';
import { answerOnce } from './single-answer';
import { type WriteOutcome, writeEvents } from './write-events';

const wrongVersion = (current: bigint, expected: ExpectedRevision): AppendResp => {
  const answer = new AppendResp.WrongExpectedVersion();
  if (current < 0n) answer.setCurrentNoStream(new Empty());
  else answer.setCurrentRevision(current.toString());
  switch (expected._tag) {
    case 'Revision':
      answer.setExpectedRevision(expected.revision.toString());
      break;
    case 'NoStream':
      answer.setExpectedNoStream(new Empty());
      break;
    case 'Any':
      answer.setExpectedAny(new Empty());
      break;
    case 'StreamExists':
      answer.setExpectedStreamExists(new Empty());
      break;
  }
  return new AppendResp().setWrongExpectedVersion(answer);
};

const answerTo = (outcome: WriteOutcome, expected: ExpectedRevision, positions: boolean): AppendResp => {
  if (outcome._tag === 'WrongVersion') return wrongVersion(outcome.current, expected);
  if (outcome._tag === 'Nothing') return new AppendResp().setSuccess(new AppendResp.Success());
  const success = new AppendResp.Success().setCurrentRevision(outcome.revision.toString());
  if (!positions) return new AppendResp().setSuccess(success.setNoPosition(new Empty()));
  const { commit, prepare } = outcome.position;
  return new AppendResp().setSuccess(
    success.setPosition(
      new AppendResp.Position().setCommitPosition(commit.toString()).setPreparePosition(prepare.toString()),
    ),
  );
};

/** `Streams/Append`: the options, then one message for each event. */
export const append =
  (node: Node): handleClientStreamingCall<AppendReq, AppendResp> =>
  (call, callback) => {
    const incoming = incomingCall(node, 'Append', call);
    let options = new AppendReq.Options();
    const proposed: E.Either<Failure, ProposedRecord>[] = [];
    call.on('data', (message: AppendReq) => {
      const event = message.getProposedMessage();
      if (event === undefined) options = message.getOptions() ?? options;
      else proposed.push(proposedRecord(event));
    });
    const work = (): E.Either<Failure, AppendResp> => {
      const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : undefined);
      const stream = streamNameOf(options.getStreamIdentifier());
      return pipe(
        E.sequenceArray(proposed),
        E.chain((events) => writeEvents(node, stream, expected, events)),
        E.map((outcome) => answerTo(outcome, expected, node.settings.positions)),
      );
    };
    // One turn later it is known whether that was the end of the request or of the client.
    call.on('end', () =>
      setImmediate(() => {
        if (incoming.isPresent()) answerOnce(incoming, work, callback);
      }),
    );
  };
