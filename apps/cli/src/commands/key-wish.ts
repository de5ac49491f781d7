import { type KeyWish, parseInstant } from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, usage } from '../terminal/answer';

const LONGEST_LABEL = 100;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of `--label` and `--expires`; a day ends a key when it begins in UTC. */
export const keyWish = ({
  label: given,
  expires,
}: {
  label: string;
  expires?: string;
}): E.Either<Failure, KeyWish> => {
  const label = given.trim();
  if (label === '' || label.length > LONGEST_LABEL) {
    return E.left(usage(`--label takes a text of 1 to ${LONGEST_LABEL} characters`));
  }
  if (expires === undefined) return E.right({ label });
  const expiresAt = parseInstant(DAY.test(expires) ? `${expires}T00:00Z` : expires);
  return expiresAt === undefined
    ? E.left(
        usage(
          `--expires ${expires}: expected a day such as 2030-01-31, or a date and time with a zone such as 2030-01-31T09:00Z`,
        ),
      )
    : E.right({ label, expiresAt });
};
