import * as E from 'fp-ts/lib/Either.js';
import { type BrokenChain, digestAfter } from '../digest/verify-chain';
import { decodeEvent, type Undecodable } from '../events/decode-event';
import type { EventEnvelope } from '../events/event-envelope';
import type { StoredEvent } from '../events/stored-event';
import { nextRevision } from '../ids/revision';
import { evolve } from './evolve';
import { describeFoldFault, type FoldFault } from './fold-fault';
import type { MutableDirectory } from './mutable-directory';

/** Why the next event of a log is not folded. */
export type Unfoldable = Undecodable | BrokenChain | FoldFault;

/**
 * The one way of a log into a state: an event that is known here, is what its digest was made of, and can come
 * next. The state is as before when it is not.
 */
export const foldStored = (
  directory: MutableDirectory,
  stored: StoredEvent,
): E.Either<Unfoldable, EventEnvelope> => {
  const decoded = decodeEvent(stored);
  if (E.isLeft(decoded)) return decoded;
  const digest = digestAfter(directory.digest, stored);
  if (typeof digest !== 'string') return E.left(gapBefore(directory, stored) ?? digest);
  const fault = evolve(directory, decoded.right);
  return fault === undefined ? decoded : E.left(fault);
};

const ALTERED =
  'it does not continue the chain of digests: it was altered, or written by something else than Rollcall. "rollcall audit verify" says what was done to the log; put a copy from before in its place, then start again';

/** What follows a gap does not continue the chain either; the gap says more. */
const gapBefore = (directory: MutableDirectory, { revision: found }: StoredEvent): FoldFault | undefined => {
  const expected = nextRevision(directory.revision);
  return found === expected ? undefined : { _tag: 'RevisionGap', expected, found };
};

/** For whoever runs the server, and without what the event says of people. */
export const describeUnfoldable = (unfoldable: Unfoldable): string => {
  switch (unfoldable._tag) {
    case 'Undecodable':
      return unfoldable.reason;
    case 'BrokenChain':
      return ALTERED;
    case 'RevisionGap':
    case 'OtherDirectory':
    case 'UnknownUser':
    case 'UnknownGroup':
    case 'AlreadyThere':
    case 'StillMember':
      return describeFoldFault(unfoldable);
  }
};
