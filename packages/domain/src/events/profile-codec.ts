import * as t from 'io-ts';
import { isJsonObject } from '../json';
import type { Profile } from '../state/resources';

/** Attributes as stored: a JSON object. It was parsed as JSON, so its inside needs no second look. */
export const ProfileCodec = new t.Type<Profile>(
  'Profile',
  isJsonObject,
  (u, context) => (isJsonObject(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);

/** Top-level attributes with their new values, and the names of those cleared. */
export const ProfileChangesCodec = t.strict({ set: ProfileCodec, clear: t.readonlyArray(t.string) });
