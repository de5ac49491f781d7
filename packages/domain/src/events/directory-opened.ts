import * as t from 'io-ts';

/** The directory exists from here on; always its first event. */
export const DirectoryOpened = t.strict({
  domains: t.readonlyArray(t.string),
  userNamePolicy: t.keyof({ email: null, any: null }),
});
export type DirectoryOpened = t.TypeOf<typeof DirectoryOpened>;
