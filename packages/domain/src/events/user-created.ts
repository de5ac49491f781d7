import * as t from 'io-ts';
import { UserId } from '../ids/ids';
import { ProfileCodec } from './profile-codec';

export const UserCreated = t.strict({
  userId: UserId,
  active: t.boolean,
  /** All that is personal, together. */
  person: t.strict({ userName: t.string, profile: ProfileCodec }),
});
export type UserCreated = t.TypeOf<typeof UserCreated>;
