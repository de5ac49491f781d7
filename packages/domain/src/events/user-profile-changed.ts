import * as t from 'io-ts';
import { UserId } from '../ids/ids';
import { ProfileChangesCodec } from './profile-codec';

/** Holds only the attributes that differ. */
export const UserProfileChanged = t.strict({ userId: UserId, person: ProfileChangesCodec });
export type UserProfileChanged = t.TypeOf<typeof UserProfileChanged>;
