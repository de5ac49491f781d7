import { type DirectoryView, type Group, isJsonObject, primaryEmail, type User } from '@rollcall/domain';

export type GroupName = Pick<Group, 'id' | 'displayName'>;

/** A person as one row of many. */
export type FoundPerson = Pick<User, 'id' | 'userName' | 'active' | 'changedAt'> & {
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** The first few. */
  readonly groups: ReadonlyArray<GroupName>;
  readonly groupCount: number;
};

const MOST_GROUPS = 4;

export const foundPerson = (view: DirectoryView, user: User): FoundPerson => {
  const groups = groupsOf(view, user);
  return {
    id: user.id,
    userName: user.userName,
    active: user.active,
    name: nameOf(user),
    email: primaryEmail(user.profile),
    groups: groups.slice(0, MOST_GROUPS),
    groupCount: groups.length,
    changedAt: user.changedAt,
  };
};

/** By name. */
export const groupsOf = (view: DirectoryView, { id }: User): ReadonlyArray<GroupName> =>
  Array.from(view.groupsOf(id), (groupId) => ({
    id: groupId,
    displayName: view.group(groupId)?.displayName ?? groupId,
  })).sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));

/** What the identity provider has the person called: `displayName`, else the parts of `name`. */
export const nameOf = ({ profile: { displayName, name } }: User): string | undefined => {
  if (typeof displayName === 'string') return displayName;
  if (!isJsonObject(name)) return undefined;
  const { formatted, givenName, familyName } = name;
  if (typeof formatted === 'string') return formatted;
  const parts = [givenName, familyName].filter((part) => typeof part === 'string');
  return parts.length === 0 ? undefined : parts.join(' ');
};
