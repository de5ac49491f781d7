import { parseRevision } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { parseInstant } from './parse-instant';

/** A moment of the past as people write it; now when there is neither. */
export type MomentText = { readonly at?: string | undefined; readonly revision?: string | undefined };

/** Left: what is wrong with it, in a sentence. */
export const readMoment = ({ at, revision }: MomentText): E.Either<string, Moment | undefined> => {
  if (at !== undefined && revision !== undefined) {
    return E.left('at and revision: expected one of the two, found both.');
  }
  if (revision !== undefined) {
    const parsed = parseRevision(revision);
    return parsed === undefined
      ? E.left(`revision: expected decimal digits, found ${JSON.stringify(revision)}.`)
      : E.right({ revision: parsed });
  }
  if (at === undefined) return E.right(undefined);
  const instant = parseInstant(at);
  return instant === undefined
    ? E.left(
        `at: expected a date and time with a zone, such as 2026-05-03T10:00Z, found ${JSON.stringify(at)}.`,
      )
    : E.right({ instant });
};

export const MOMENT_FORM = 'a revision, or a date and time with a zone such as 2026-05-03T10:00Z';

/** A revision or an instant, whichever the text is; `undefined` for neither. */
export const parseMoment = (text: string): Moment | undefined => {
  const revision = parseRevision(text);
  if (revision !== undefined) return { revision };
  const instant = parseInstant(text);
  return instant && { instant };
};
