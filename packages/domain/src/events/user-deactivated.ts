import * as t from 'io-ts';
import { UserId } from '../ids/ids';

/** The person is suspended: in no set of any access rule, whatever groups still list them. */
export const UserDeactivated = t.strict({ userId: UserId });
export type UserDeactivated = t.TypeOf<typeof UserDeactivated>;
