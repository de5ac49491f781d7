import type { MembershipEdit } from '../dialect/dialect';
import { succeeded } from '../exchange';
import { failed, type Outcome, outcomeOf } from '../outcome';
import { textAt } from '../wire/json';
import { search } from '../wire/search';
import type { Application } from './application';
import { type OktaGroup, pushable, pushedGroup } from './roster';

/** Finds by name and links the group found, or creates one; then pushes name and members. */
export const pushGroup = async (
  application: Application,
  name: string,
  logins: Iterable<string>,
): Promise<Outcome> => {
  const { send, dialect, roster } = application;
  const members = new Set(logins);
  const found = await search(send, '/Groups', 'displayName', name);
  if (found._tag === 'Failed') return outcomeOf(mapping(name, 'searching for'), found.exchange);
  let remoteId = found._tag === 'Found' ? found.id : undefined;
  if (remoteId === undefined) {
    const body = dialect.groupBody(name, pushable(roster, members));
    const created = await send('POST', '/Groups', body);
    if (!succeeded(created)) return outcomeOf(mapping(name, 'creating'), created);
    remoteId = textAt(created.responseBody, 'id');
    if (remoteId === undefined)
      return failed(mapping(name, 'creating'), created.status, 'Create new group returned empty group.');
  }
  const group = { remoteId, members };
  roster.groups.set(name, group);
  return outcomeOf(
    mapping(name, 'updating'),
    await dialect.pushGroup(send, pushedGroup(roster, name, group)),
  );
};

/** Pushes the whole member list, over whatever the server has. */
export const pushNow = (application: Application, name: string): Promise<Outcome> =>
  withGroup(application, name, async (group) =>
    outcomeOf(
      mapping(name, 'updating'),
      await application.dialect.pushNow(application.send, pushedGroup(application.roster, name, group)),
    ),
  );

/** Renamed in Okta, with "Rename app groups" ticked. */
export const renameGroup = (application: Application, name: string, newName: string): Promise<Outcome> =>
  withGroup(application, name, async (group) => {
    const { send, dialect, roster } = application;
    roster.groups.delete(name);
    roster.groups.set(newName, group);
    return outcomeOf(
      mapping(newName, 'renaming'),
      await dialect.renameGroup(send, pushedGroup(roster, newName, group)),
    );
  });

export type MemberEdit = { readonly add?: ReadonlyArray<string>; readonly remove?: ReadonlyArray<string> };

/** People enter and leave the group in Okta; the difference is pushed. */
export const editMembers = (application: Application, name: string, edit: MemberEdit): Promise<Outcome> =>
  withGroup(application, name, async (before) => {
    const { send, dialect, roster } = application;
    const members = new Set(before.members);
    for (const login of edit.remove ?? []) members.delete(login);
    for (const login of edit.add ?? []) members.add(login);
    const group = { ...before, members };
    roster.groups.set(name, group);
    const pushed: MembershipEdit = {
      added: pushable(roster, edit.add ?? []),
      removed: pushable(roster, edit.remove ?? []),
    };
    return outcomeOf(
      mapping(name, 'updating'),
      await dialect.editMembers(send, pushedGroup(roster, name, group), pushed),
    );
  });

/** Stops pushing and deletes the group in the application; with `leaveInApp` nothing is sent. */
export const unlinkGroup = (
  application: Application,
  name: string,
  { leaveInApp = false }: { readonly leaveInApp?: boolean } = {},
): Promise<Outcome> =>
  withGroup(application, name, async ({ remoteId }) => {
    application.roster.groups.delete(name);
    if (leaveInApp) return { ok: true, status: 0 };
    return outcomeOf(mapping(name, 'deleting'), await application.send('DELETE', `/Groups/${remoteId}`));
  });

const mapping = (name: string, doing: string): string =>
  `Unable to update Group Push mapping target App group ${name}: Error while ${doing} user group ${name}`;

const withGroup = (
  { roster }: Application,
  name: string,
  act: (group: OktaGroup) => Promise<Outcome>,
): Promise<Outcome> => {
  const group = roster.groups.get(name);
  return group === undefined ? Promise.resolve(failed(name, 0, 'not a pushed group.')) : act(group);
};
