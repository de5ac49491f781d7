import * as t from 'io-ts';
import { GroupId } from '../ids/ids';

const holder = t.union([GroupId, t.null]);

/**
 * The one group that may answer to each of these canonical names from here on; `null` for any group that bears
 * the name. Only names whose lock changed.
 */
export const GroupLockChanged = t.strict({
  names: t.readonlyArray(t.strict({ name: t.string, from: holder, to: holder })),
});
export type GroupLockChanged = t.TypeOf<typeof GroupLockChanged>;
