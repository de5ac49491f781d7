import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import { type Appended, type ProposedEvent, type StreamName, sizeOf } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { eventToSend } from './proposed-event';

/** Somebody else was first; `actual` is the last revision the server knew then (trap P7). */
export type Beaten = { readonly actual: Revision };

export type Written = Pick<Appended, 'revision'> & Partial<Pick<Appended, 'position'>>;

export const totalSize = (events: ReadonlyArray<ProposedEvent>): number => {
  let bytes = 0;
  for (const event of events) bytes += sizeOf(event);
  return bytes;
};

/**
 * One append by the leader, with a deadline of its own at the call. The position is missing when the server
 * recognised a batch that it had written before and did not look it up. Rejects with the client's error.
 */
export const appendOnce = async (
  client: EventStoreDBClient,
  stream: StreamName,
  expected: Revision,
  events: ReadonlyArray<ProposedEvent>,
  deadlineMs: number,
): Promise<E.Either<Beaten, Written>> => {
  try {
    const { nextExpectedRevision, position } = await client.appendToStream(stream, events.map(eventToSend), {
      expectedRevision: expected === NO_EVENTS ? NO_STREAM : expected,
      requiresLeader: true,
      deadline: deadlineMs,
    });
    return E.right({
      revision: revision(nextExpectedRevision),
      ...(position === undefined ? {} : { position }),
    });
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    const { actualVersion } = error;
    return E.left({ actual: actualVersion === NO_STREAM ? NO_EVENTS : revision(actualVersion) });
  }
};
