import * as t from 'io-ts';
import { GroupId } from '../ids/ids';

/** Rules that name `from` resolve to nobody from here on. */
export const GroupRenamed = t.strict({ groupId: GroupId, from: t.string, to: t.string });
export type GroupRenamed = t.TypeOf<typeof GroupRenamed>;
