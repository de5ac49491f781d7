import * as t from 'io-ts';
import { GroupId } from '../ids/ids';
import { ProfileCodec } from './profile-codec';

/** The group is there, without members; those follow as `MembershipChanged`. */
export const GroupCreated = t.strict({ groupId: GroupId, displayName: t.string, profile: ProfileCodec });
export type GroupCreated = t.TypeOf<typeof GroupCreated>;
