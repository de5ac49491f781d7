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

const OPTIONS = [
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
];

/** The client takes option names in any case, with `-` and `_` anywhere. */
const flat = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

const KNOWN = new Set(OPTIONS.map(flat));

/** The scheme and, as the client finds them, the credentials: these may hold a `?`. */
const BEFORE_THE_HOSTS = /^[^:]*:\/\/(?:([^:]+:[^@]+)@)?/;

const optionsOf = (connectionString: string): ReadonlyArray<readonly [name: string, value: string]> => {
  const [, ...options] = connectionString.replace(BEFORE_THE_HOSTS, '').split(/[?&]/);
  return options.map((option) => {
    const [name = '', value = ''] = option.split('=');
    return [name.trim(), value.trim()];
  });
};

/** Why an option cannot be given. Of those it does not act on, the client writes the whole string, password and all, to the log. */
const refusalOf = (name: string, value: string): string | undefined => {
  switch (flat(name)) {
    case 'throwonappendfailure':
      return 'the option throwOnAppendFailure must not be given: conflicts are told anyway';
    case 'tlsverifycert':
      return value === 'false'
        ? 'certificates are always verified: leave tlsVerifyCert out, and name the file of the authority as tlsCAFile'
        : undefined;
    default:
      return KNOWN.has(flat(name))
        ? undefined
        : `there is no option "${name}"; there are ${OPTIONS.join(', ')}`;
  }
};

/**
 * The connection string as the client reads it. `throwOnAppendFailure` is refused: without the throw the
 * client tells wrong revisions about conflicts (trap P6).
 */
export const usableConnectionString = (
  connectionString: string,
): E.Either<InvalidConnectionString, string> => {
  const [, credentials = ''] = BEFORE_THE_HOSTS.exec(connectionString) ?? [];
  if (credentials.split(':').length > 2) {
    // The client would leave out what comes after it, and the store would deny access.
    return E.left(invalidConnectionString('a ":" in the password must be written %3A'));
  }
  for (const [name, value] of optionsOf(connectionString)) {
    const refusal = refusalOf(name, value);
    if (refusal !== undefined) return E.left(invalidConnectionString(refusal));
  }
  return E.right(
    connectionString.trim().replace(KURRENT_SCHEME, (_, discover: string = '') => `esdb${discover}://`),
  );
};
