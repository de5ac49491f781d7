import { randomBytes } from 'node:crypto';
import { succeeded } from '../exchange';
import { failed, type Outcome, outcomeOf } from '../outcome';
import type { AssignedUser, OktaUser, ProfileEdit } from '../user';
import { textAt } from '../wire/json';
import { search } from '../wire/search';
import type { Application } from './application';
import { pushProfile } from './push-profile';

/** Finds by userName; links the user found and pushes the profile, or creates one. */
export const assign = async (application: Application, user: OktaUser): Promise<Outcome> => {
  const { send, dialect, roster } = application;
  const known = { email: user.login, id: oktaUserId(), ...user };
  const found = await search(send, '/Users', 'userName', user.login);
  switch (found._tag) {
    case 'Failed':
      return outcomeOf(
        `${provisioning(known)}: Error while searching for user ${user.login}`,
        found.exchange,
      );
    case 'Found': {
      const linked = { ...known, remoteId: found.id };
      roster.users.set(user.login, linked);
      return outcomeOf(
        `${provisioning(known)}: Error while trying to push profile update for ${user.login}`,
        await pushProfile(send, linked),
      );
    }
    case 'None': {
      const task = `${provisioning(known)}: Error while creating user ${user.login}`;
      const created = await send('POST', '/Users', dialect.userBody(known));
      if (!succeeded(created)) return outcomeOf(task, created);
      const remoteId = textAt(created.responseBody, 'id');
      if (remoteId === undefined) return failed(task, created.status, 'Create new user returned empty user.');
      roster.users.set(user.login, { ...known, remoteId });
      return outcomeOf(task, created);
    }
  }
};

/** Edits the person in Okta and pushes the profile. */
export const updateProfile = async (
  application: Application,
  login: string,
  edit: ProfileEdit,
): Promise<Outcome> => {
  const { send, roster } = application;
  const before = roster.users.get(login);
  if (before === undefined) return notAssigned(login);
  const after: AssignedUser = { ...before, ...emailFollowsLogin(before, edit), ...edit };
  if (after.login !== login) moveLogin(application, login, after.login);
  roster.users.set(after.login, after);
  return outcomeOf(
    `${provisioning(after)}: Error while trying to push profile update for ${after.login}`,
    await pushProfile(send, after),
  );
};

/** Unassigned or deactivated in Okta: `active` false here, and no word of the groups. */
export const deactivate = async ({ send, dialect, roster }: Application, login: string): Promise<Outcome> => {
  const user = roster.users.get(login);
  if (user === undefined) return notAssigned(login);
  return outcomeOf(
    `Automatic deprovisioning of user ${fullName(user)} from app failed: Error while deactivating user ${login}`,
    await dialect.setActive(send, user.remoteId, false),
  );
};

/** Assigned again: found by userName, then active. */
export const reactivate = async ({ send, dialect, roster }: Application, login: string): Promise<Outcome> => {
  const user = roster.users.get(login);
  if (user === undefined) return notAssigned(login);
  const task = `${provisioning(user)}: Error while reactivating user ${login}`;
  const found = await search(send, '/Users', 'userName', login);
  switch (found._tag) {
    case 'Failed':
      return outcomeOf(task, found.exchange);
    case 'None':
      return failed(task, found.exchange.status, 'Matching user not found');
    case 'Found':
      return outcomeOf(task, await dialect.setActive(send, found.id, true));
  }
};

const fullName = (user: OktaUser): string => `${user.firstName} ${user.lastName}`;
const provisioning = (user: OktaUser): string =>
  `Automatic provisioning of user ${fullName(user)} to app failed`;

const notAssigned = (login: string): Outcome => failed(login, 0, 'not assigned to the application.');

/** `00u` and 17 more, like the ids of Okta's users. */
const oktaUserId = (): string => `00u${randomBytes(9).toString('hex').slice(0, 17)}`;

const emailFollowsLogin = (before: AssignedUser, edit: ProfileEdit): ProfileEdit =>
  edit.login !== undefined && before.email === before.login ? { email: edit.login } : {};

const moveLogin = ({ roster }: Application, from: string, to: string): void => {
  roster.users.delete(from);
  for (const [name, group] of roster.groups) {
    if (!group.members.has(from)) continue;
    const members = new Set([...group.members].map((login) => (login === from ? to : login)));
    roster.groups.set(name, { ...group, members });
  }
};
