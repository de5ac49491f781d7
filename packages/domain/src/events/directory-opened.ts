import * as t from 'io-ts';
import { isJsonObject } from '../json';

/** The directory exists from here on; always its first event. */
export const DirectoryOpened = t.strict({
  domains: t.readonlyArray(t.string),
  userNamePolicy: t.keyof({ email: null, any: null }),
  /** What is personal in its events is encrypted, with a key for each person; decided for good. */
  erasable: t.boolean,
});
export type DirectoryOpened = t.TypeOf<typeof DirectoryOpened>;

/** Version 1 knew no erasure. */
export const directoryOpenedV2 = (data: unknown): unknown =>
  isJsonObject(data) ? { ...data, erasable: false } : data;
