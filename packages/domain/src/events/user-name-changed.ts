import * as t from 'io-ts';
import { UserId } from '../ids/ids';

export const UserNameChanged = t.strict({
  userId: UserId,
  person: t.strict({ from: t.string, to: t.string }),
});
export type UserNameChanged = t.TypeOf<typeof UserNameChanged>;
