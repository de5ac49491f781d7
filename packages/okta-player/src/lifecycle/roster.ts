import type { AssignedUser, Member, PushedGroup } from '../user';

/** A group in Okta: who is in it there, assigned to the application or not, and our id once it is pushed. */
export type OktaGroup = { readonly remoteId: string; readonly members: ReadonlySet<string> };

/** What Okta keeps of an application: the people assigned by login, the groups pushed by name. */
export type Roster = {
  readonly users: Map<string, AssignedUser>;
  readonly groups: Map<string, OktaGroup>;
};

export const emptyRoster = (): Roster => ({ users: new Map(), groups: new Map() });

/** Only people who are assigned are pushed: their ids here are known. */
export const pushable = (roster: Roster, logins: Iterable<string>): ReadonlyArray<Member> => {
  const members: Array<Member> = [];
  for (const login of logins) {
    const user = roster.users.get(login);
    if (user !== undefined) members.push({ value: user.remoteId, display: user.login });
  }
  return members;
};

export const pushedGroup = (roster: Roster, name: string, group: OktaGroup): PushedGroup => ({
  remoteId: group.remoteId,
  name,
  members: pushable(roster, group.members),
});
