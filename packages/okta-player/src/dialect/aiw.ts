import type { Exchange, Send } from '../exchange';
import type { PushedGroup } from '../user';
import { putOver } from '../wire/overlay';
import { GROUP_SCHEMA, USER_SCHEMA } from '../wire/schemas';
import type { Dialect } from './dialect';
import { initialPassword } from './initial-password';

/** A custom application made with the App Integration Wizard: never PATCH, every change is GET then PUT. */
export const aiw: Dialect = {
  userBody: (user) => ({
    schemas: [USER_SCHEMA],
    userName: user.login,
    name: { givenName: user.firstName, familyName: user.lastName },
    emails: [{ primary: true, value: user.email }],
    externalId: user.id,
    groups: [],
    password: initialPassword(),
    active: true,
  }),

  groupBody: (name, members) => ({ schemas: [GROUP_SCHEMA], displayName: name, members }),

  setActive: (send, remoteId, active) =>
    putOver(send, `/Users/${remoteId}`, (remote) => ({ ...remote, active })),

  pushGroup: (send, group) => putGroup(send, group),
  renameGroup: (send, group) => putGroup(send, group),
  editMembers: (send, group) => putGroup(send, group),
  pushNow: (send, group) => putGroup(send, group),
};

/** Whatever changed, the whole group goes over. */
const putGroup = (send: Send, { remoteId, name, members }: PushedGroup): Promise<Exchange> =>
  putOver(send, `/Groups/${remoteId}`, (remote) => ({ ...remote, displayName: name, members }));
