import * as t from 'io-ts';
import { UserId } from '../ids/ids';

/** The person is gone; the same batch took them out of every group before. */
export const UserDeleted = t.strict({ userId: UserId });
export type UserDeleted = t.TypeOf<typeof UserDeleted>;
