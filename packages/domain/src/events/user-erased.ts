import * as t from 'io-ts';
import { UserId } from '../ids/ids';

/**
 * From here on nobody may know who the person was: whoever meets this destroys the person's key, and with it
 * everything personal in the events before. The same batch took them out of every group, if they were still here.
 */
export const UserErased = t.strict({ userId: UserId });
export type UserErased = t.TypeOf<typeof UserErased>;
