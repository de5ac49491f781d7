import * as E from 'fp-ts/lib/Either.js';
import type { Node } from '../node';
import type { ExpectedRevision } from '../storage/expected-revision';
import type { AppendOutcome } from '../storage/storage';
import { type ProposedRecord, sizeOnDisk } from '../storage/stored-record';
import { appendTooLarge, type Failure, streamDeleted } from '../wire/failure';

export type WriteOutcome =
  | Exclude<AppendOutcome, { readonly _tag: 'Deleted' }>
  /** An append of no events succeeds and names no revision (trap P26). */
  | { readonly _tag: 'Nothing' };

/** One append as the server takes it: whole or not at all. */
export const writeEvents = (
  { storage, settings }: Node,
  stream: string,
  expected: ExpectedRevision,
  events: ReadonlyArray<ProposedRecord>,
): E.Either<Failure, WriteOutcome> => {
  if (events.length === 0) return E.right({ _tag: 'Nothing' });
  let size = 0;
  for (const event of events) size += sizeOnDisk(event);
  if (size > settings.maxAppendSize) return E.left(appendTooLarge(settings.maxAppendSize));
  const outcome = storage.append(stream, expected, events);
  return outcome._tag === 'Deleted' ? E.left(streamDeleted(stream)) : E.right(outcome);
};
