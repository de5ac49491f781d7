import * as t from 'io-ts';
import { UserId } from '../ids/ids';

/** The person is active again, with the same id, attributes and groups. */
export const UserReactivated = t.strict({ userId: UserId });
export type UserReactivated = t.TypeOf<typeof UserReactivated>;
