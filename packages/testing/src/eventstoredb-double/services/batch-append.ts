import { AllStreamPosition } from '@eventstore/db-client/generated/shared_pb';
import { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import type { handleBidiStreamingCall } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { expectedOf } from '../encoding/expected';
import { idOf, streamNameOf, uuid } from '../encoding/identifiers';
import { proposedRecord } from '../encoding/proposed';
import type { Node } from '../node';
import type { ProposedRecord } from '../storage/stored-record';
import { asError, type Failure } from '../wire/failure';
import { batchStatus, timeoutStatus, wrongVersionStatus } from './batch-status';
import { incomingCall } from './incoming-call';
import { writeEvents } from './write-events';

type Pending = {
  readonly options: BatchAppendReq.Options;
  readonly events: E.Either<Failure, ProposedRecord>[];
};

const isOverdue = (options: BatchAppendReq.Options): boolean => {
  const deadline = options.getDeadline();
  return deadline !== undefined && deadline.toDate().getTime() < Date.now();
};

const answerTo = (node: Node, id: string, { options, events }: Pending): BatchAppendResp => {
  const answer = new BatchAppendResp().setCorrelationId(uuid(id));
  answer.setStreamIdentifier(options.getStreamIdentifier());
  if (isOverdue(options)) return answer.setError(timeoutStatus());
  const position = options.hasStreamPosition() ? options.getStreamPosition() : undefined;
  const expected = expectedOf(options, position);
  const outcome = pipe(
    E.sequenceArray(events),
    E.chain((proposed) => writeEvents(node, streamNameOf(options.getStreamIdentifier()), expected, proposed)),
  );
  if (E.isLeft(outcome)) return answer.setError(batchStatus(outcome.left));
  if (outcome.right._tag === 'WrongVersion') {
    return answer.setError(wrongVersionStatus(outcome.right.current, expected));
  }
  if (outcome.right._tag === 'Nothing') return answer.setSuccess(new BatchAppendResp.Success());
  const { commit, prepare } = outcome.right.position;
  return answer.setSuccess(
    new BatchAppendResp.Success()
      .setCurrentRevision(outcome.right.revision.toString())
      .setPosition(
        new AllStreamPosition().setCommitPosition(commit.toString()).setPreparePosition(prepare.toString()),
      ),
  );
};

/**
 * `Streams/BatchAppend`: many appends over one call, told apart by a correlation id. The options come with the
 * first message of an append; the last one is marked.
 */
export const batchAppend =
  (node: Node): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> =>
  (call) => {
    const incoming = incomingCall(node, 'BatchAppend', call);
    if (incoming.refused !== undefined) {
      incoming.answered();
      call.emit('error', asError(incoming.refused));
      return;
    }
    const pending = new Map<string, Pending>();
    const { fault } = incoming;
    const finish = (id: string, append: Pending) => {
      if (fault?._tag === 'Silent') return;
      if (fault?._tag === 'Drop') return incoming.cut();
      const answer = answerTo(node, id, append);
      if (fault?._tag === 'WriteThenDrop') return incoming.cut();
      if (fault?._tag === 'AnswerStranger') {
        call.write(new BatchAppendResp().setCorrelationId(uuid(crypto.randomUUID())));
      }
      const send = () => {
        if (!incoming.gone.aborted) call.write(answer);
      };
      if (fault?._tag === 'Late') setTimeout(send, fault.ms).unref();
      else send();
      if (fault?._tag === 'AnswerTwice') send();
    };
    call.on('data', (message: BatchAppendReq) => {
      const id = idOf(message.getCorrelationId());
      const append = pending.get(id) ?? {
        options: message.getOptions() ?? new BatchAppendReq.Options(),
        events: [],
      };
      pending.set(id, append);
      for (const event of message.getProposedMessagesList()) append.events.push(proposedRecord(event));
      if (!message.getIsFinal()) return;
      pending.delete(id);
      finish(id, append);
    });
    call.on('end', () => {
      incoming.answered();
      call.end();
    });
  };
