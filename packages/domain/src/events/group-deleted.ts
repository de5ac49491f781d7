import * as t from 'io-ts';
import { GroupId } from '../ids/ids';

/** The group is gone with all its memberships; its people stay. */
export const GroupDeleted = t.strict({ groupId: GroupId, displayName: t.string });
export type GroupDeleted = t.TypeOf<typeof GroupDeleted>;
