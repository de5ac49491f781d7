import type { AppendResp } from '@eventstore/db-client/generated/streams_pb';
import { NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import type { Appended, SerialisedEvent, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { TamedClient } from './tamed-client';
import { appendMessages } from './wire/append-messages';

/** Somebody else was first; `actual` is the last revision the server knew then (trap P7). */
export type Beaten = { readonly actual: Revision };

export type Written = Pick<Appended, 'revision'> & Partial<Pick<Appended, 'position'>>;

/**
 * One append by the leader, with a deadline of its own at the call. The position is missing when the server
 * recognised a batch that it had written before and did not look it up. Rejects with the client's error.
 */
export const appendOnce = async (
  client: TamedClient,
  stream: StreamName,
  expected: Revision,
  events: ReadonlyArray<SerialisedEvent>,
  deadlineMs: number,
): Promise<E.Either<Beaten, Written>> => {
  const answer = await client.append(appendMessages(stream, expected, events), deadlineMs);
  const success = answer.getSuccess();
  return success === undefined ? E.left(beatenBy(answer)) : E.right(written(success));
};

const beatenBy = (answer: AppendResp): Beaten => {
  const wrong = answer.getWrongExpectedVersion();
  if (wrong === undefined)
    throw new Error('EventStoreDB answered an append neither with success nor with a conflict');
  return { actual: wrong.hasCurrentRevision() ? revision(BigInt(wrong.getCurrentRevision())) : NO_EVENTS };
};

const written = (success: AppendResp.Success): Written => {
  const at = revision(BigInt(success.getCurrentRevision()));
  const position = success.getPosition();
  if (position === undefined) return { revision: at };
  const commit = BigInt(position.getCommitPosition());
  return { revision: at, position: { commit, prepare: BigInt(position.getPreparePosition()) } };
};
