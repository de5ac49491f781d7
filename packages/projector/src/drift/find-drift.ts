import {
  canonicalName,
  canonicalUserName,
  type DirectoryView,
  type GroupId,
  type UserId,
} from '@rollcall/domain';
import type { ExportedMembership, ExportedUser } from './identity-provider-export';

export type DriftedUser = {
  readonly userName: string;
  /** Absent for somebody who is not here. */
  readonly userId?: UserId;
  /** What the export says; absent when it does not list them or does not say. */
  readonly status?: string;
};

export type DriftedGroup = {
  readonly name: string;
  /** Absent for a group that is not here. */
  readonly groupId?: GroupId;
  /** User names, in order. */
  readonly onlyHere: ReadonlyArray<string>;
  readonly onlyThere: ReadonlyArray<string>;
};

/** Where a directory and an export of its identity provider differ. */
export type Drift = {
  /** May still get in here, and should not: gone there, or suspended, which Okta never sends. */
  readonly activeHereOnly: ReadonlyArray<DriftedUser>;
  /** Active there; here missing or deactivated. */
  readonly activeThereOnly: ReadonlyArray<DriftedUser>;
  /** Of the groups that the export names; empty without an export of groups. */
  readonly groups: ReadonlyArray<DriftedGroup>;
};

/** People are matched by userName, groups by canonical name. Pure; costs a walk over both. */
export const findDrift = (
  view: DirectoryView,
  users: ReadonlyArray<ExportedUser>,
  memberships: ReadonlyArray<ExportedMembership> = [],
): Drift => {
  const there = new Map(users.map((user) => [canonicalUserName(user.userName), user]));
  const activeHereOnly: DriftedUser[] = [];
  for (const { id, userName, active } of view.users()) {
    const other = there.get(canonicalUserName(userName));
    if (active && other?.active !== true) activeHereOnly.push({ userName, userId: id, ...statusOf(other) });
  }
  const activeThereOnly = [...there].flatMap(([name, user]): DriftedUser[] => {
    const here = view.userByName(name);
    if (!user.active || here?.active === true) return [];
    return [{ userName: user.userName, ...(here && { userId: here.id }), ...statusOf(user) }];
  });
  return { activeHereOnly, activeThereOnly, groups: driftedGroups(view, memberships) };
};

const statusOf = (user: ExportedUser | undefined): { readonly status?: string } =>
  user?.status === undefined ? {} : { status: user.status };

const driftedGroups = (
  view: DirectoryView,
  memberships: ReadonlyArray<ExportedMembership>,
): ReadonlyArray<DriftedGroup> => {
  const there = new Map<string, { name: string; members: Map<string, string> }>();
  for (const { group, userName } of memberships) {
    const key = canonicalName(group);
    const known = there.get(key) ?? { name: group, members: new Map<string, string>() };
    there.set(key, known);
    known.members.set(canonicalUserName(userName), userName);
  }
  return [...there.values()].flatMap(({ name, members }): DriftedGroup[] => {
    const group = view.groupByName(canonicalName(name));
    const here = new Map<string, string>();
    for (const id of group === undefined ? [] : view.membersOf(group.id)) {
      const userName = view.user(id)?.userName ?? id;
      here.set(canonicalUserName(userName), userName);
    }
    const onlyHere = without(here, members);
    const onlyThere = without(members, here);
    if (group !== undefined && onlyHere.length + onlyThere.length === 0) return [];
    return [{ name: group?.displayName ?? name, ...(group && { groupId: group.id }), onlyHere, onlyThere }];
  });
};

const without = (names: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] =>
  [...names].flatMap(([key, name]) => (others.has(key) ? [] : [name])).sort();
