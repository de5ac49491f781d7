import * as t from 'io-ts';
import { GroupId, UserId } from '../ids/ids';

/** Only those who joined or left, never the whole list. */
export const MembershipChanged = t.strict({
  groupId: GroupId,
  added: t.readonlyArray(UserId),
  removed: t.readonlyArray(UserId),
});
export type MembershipChanged = t.TypeOf<typeof MembershipChanged>;
