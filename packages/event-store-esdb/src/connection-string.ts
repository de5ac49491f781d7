import * as E from 'fp-ts/lib/Either.js';

/** What the store was to be reached by cannot be used. Passwords are left out of the reason. */
export type InvalidConnectionString = { readonly _tag: 'InvalidConnectionString'; readonly reason: string };

const CREDENTIALS = /[^\s"/@]+:[^\s"/@]*@/g;

export const invalidConnectionString = (reason: string): InvalidConnectionString => ({
  _tag: 'InvalidConnectionString',
  reason: reason.replace(CREDENTIALS, '***@'),
});

/** KurrentDB writes its addresses with schemes of its own; the protocol is the same (trap P24). */
const KURRENT_SCHEME = /^(?:kurrentdb|kurrent|kdb)(\+discover)?:\/\//i;

/** The client takes its option names in any case, with `-` and `_` anywhere. */
const optionNames = (connectionString: string): ReadonlyArray<string> =>
  (connectionString.split('?')[1] ?? '')
    .split('&')
    .map((option) => (option.split('=')[0] ?? '').trim().toLowerCase().replace(/[_-]/g, ''));

/**
 * The connection string as the client reads it. `throwOnAppendFailure` is refused: without the throw the
 * client tells wrong revisions about conflicts (trap P6).
 */
export const usableConnectionString = (
  connectionString: string,
): E.Either<InvalidConnectionString, string> => {
  if (optionNames(connectionString).includes('throwonappendfailure')) {
    return E.left(
      invalidConnectionString('the option throwOnAppendFailure must not be given: conflicts are told anyway'),
    );
  }
  return E.right(
    connectionString.trim().replace(KURRENT_SCHEME, (_, discover: string = '') => `esdb${discover}://`),
  );
};
