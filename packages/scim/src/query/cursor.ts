import { parseRevision, type Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import type { CursorSeal } from '../protocol/request';

/** Seconds in which the next page can be asked for; each page gives a cursor of its own. */
export const CURSOR_TIMEOUT = 3600;

/** Where a walk goes on (RFC 9865): all of its pages are of one revision of one directory. */
export type CursorPlace = {
  readonly directory: string;
  readonly revision: Revision;
  /** Resources on the pages before. */
  readonly skip: number;
};

/** What a cursor is good for: the same question with pages of the same size. */
export type CursorUse = {
  /** Everything asked but for the size of a page. */
  readonly question: string;
  readonly count: number;
};

/** A cursor of unreserved characters (RFC 3986 section 2.3) that says nothing to its holder. */
export const cursorOf = (
  { directory, revision, skip }: CursorPlace,
  { question, count }: CursorUse,
  { seal, now }: CursorSeal,
): string =>
  seal(
    JSON.stringify([directory, String(revision), skip, count, now().getTime() + CURSOR_TIMEOUT * 1000]),
    question,
  );

export const invalidCursor = (): ScimError =>
  badRequest(
    'invalidCursor',
    'The cursor is not one that this query was given with this API key. Start again with an empty cursor.',
  );

/** 400 `invalidCursor` for one not given here for this question, `expiredCursor`, or `invalidCount`. */
export const readCursor = (
  cursor: string,
  { question, count }: CursorUse,
  { open, now }: CursorSeal,
): E.Either<ScimError, CursorPlace> => {
  const opened = open(cursor, question);
  const parts: unknown = opened === undefined ? undefined : JSON.parse(opened);
  if (!Array.isArray(parts)) return E.left(invalidCursor());
  const [directory, at, skip, given, expiresAt] = parts.map(String);
  const revision = parseRevision(at ?? '');
  if (directory === undefined || revision === undefined) return E.left(invalidCursor());
  if (Number(expiresAt) < now().getTime()) {
    return E.left(
      badRequest(
        'expiredCursor',
        `The cursor was good for ${CURSOR_TIMEOUT} seconds. Start again with an empty cursor.`,
      ),
    );
  }
  return Number(given) === count
    ? E.right({ directory, revision, skip: Number(skip) })
    : E.left(badRequest('invalidCount', `count must stay what it was on the first page, which is ${given}.`));
};
