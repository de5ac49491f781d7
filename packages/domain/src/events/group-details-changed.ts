import * as t from 'io-ts';
import { GroupId } from '../ids/ids';
import { ProfileChangesCodec } from './profile-codec';

/** Attributes other than name and members; holds only those that differ. */
export const GroupDetailsChanged = t.strict({ groupId: GroupId, details: ProfileChangesCodec });
export type GroupDetailsChanged = t.TypeOf<typeof GroupDetailsChanged>;
