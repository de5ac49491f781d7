import * as t from 'io-ts';
import { withoutCredentials } from './without-credentials';

/** Where the events are. */
export type StoreLocation =
  /** Lost when the process ends. */
  | { readonly _tag: 'Memory' }
  | { readonly _tag: 'Sqlite'; readonly path: string }
  | { readonly _tag: 'EventStoreDb'; readonly connectionString: string };

const parse = (text: string): StoreLocation | undefined => {
  if (text === 'memory:') return { _tag: 'Memory' };
  if (/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\//.test(text))
    return { _tag: 'EventStoreDb', connectionString: text };
  const path = text.startsWith('sqlite:') ? text.slice('sqlite:'.length) : text;
  return path === '' || /^[a-z][a-z0-9+.-]*:/.test(path) ? undefined : { _tag: 'Sqlite', path };
};

/** `memory:`, `sqlite:PATH`, a bare path, or a connection string of EventStoreDB or KurrentDB. */
export const StoreLocation = new t.Type<StoreLocation, string, string>(
  'memory:, sqlite:PATH, PATH or esdb://HOST:PORT',
  (u): u is StoreLocation => typeof u === 'object' && u !== null && '_tag' in u,
  (text, context) => {
    const location = parse(text);
    return location === undefined ? t.failure(text, context) : t.success(location);
  },
  (location) => {
    switch (location._tag) {
      case 'Memory':
        return 'memory:';
      case 'Sqlite':
        return `sqlite:${location.path}`;
      case 'EventStoreDb':
        return location.connectionString;
    }
  },
);

/** As it is shown to people: without a user and a password. */
export const describeStoreLocation = (location: StoreLocation): string =>
  location._tag === 'EventStoreDb'
    ? withoutCredentials(location.connectionString)
    : StoreLocation.encode(location);
