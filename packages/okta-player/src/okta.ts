import { aiw } from './dialect/aiw';
import { oin } from './dialect/oin';
import type { Observer } from './exchange';
import type { Application } from './lifecycle/application';
import * as groups from './lifecycle/groups';
import { emptyRoster } from './lifecycle/roster';
import * as users from './lifecycle/users';
import { type Outcome, outcomeOf } from './outcome';
import { createTransport } from './transport';
import type { OktaUser, ProfileEdit } from './user';

/** `oin`: an application of Okta's catalogue, PATCH. `aiw`: a custom application, GET then PUT. */
export type DialectName = 'oin' | 'aiw';

export type OktaOptions = {
  /** Of the SCIM service, e.g. `http://localhost:8080/scim/v2`. */
  readonly baseUrl: string;
  /** The API key as typed into Okta, or a whole `Authorization` value. */
  readonly token: string;
  readonly dialect: DialectName;
  readonly observe?: Observer;
};

/**
 * One application of an Okta organisation, provisioning over HTTP. People are named by login, groups by the
 * name they have in Okta now. Nothing rejects; a task that fails says what Okta would show. One task at a
 * time, as Okta works on one application.
 */
export interface Okta {
  /** The "Test API Credentials" button. */
  testConnection(): Promise<Outcome>;
  /** Links the user who has this userName already, or creates one. */
  assign(user: OktaUser): Promise<Outcome>;
  updateProfile(login: string, edit: ProfileEdit): Promise<Outcome>;
  /** Unassign, deactivate in Okta, or loss of the assigning group. Suspending in Okta sends nothing. */
  deactivate(login: string): Promise<Outcome>;
  reactivate(login: string): Promise<Outcome>;
  /** Logins not assigned to the application stay members in Okta and are not sent. */
  pushGroup(name: string, logins: Iterable<string>): Promise<Outcome>;
  pushNow(name: string): Promise<Outcome>;
  renameGroup(name: string, newName: string): Promise<Outcome>;
  editMembers(name: string, edit: groups.MemberEdit): Promise<Outcome>;
  unlinkGroup(name: string, options?: { readonly leaveInApp?: boolean }): Promise<Outcome>;
  /** The id that the server gave, as Okta keeps it. */
  userId(login: string): string | undefined;
  groupId(name: string): string | undefined;
}

export const createOkta = ({ baseUrl, token, dialect, observe }: OktaOptions): Okta => {
  const send = createTransport({ baseUrl, token, observe });
  const application: Application = {
    send,
    dialect: dialect === 'oin' ? oin : aiw,
    roster: emptyRoster(),
  };
  return {
    testConnection: async () =>
      outcomeOf('Error authenticating', await send('GET', '/Users?startIndex=1&count=2')),
    assign: (user) => users.assign(application, user),
    updateProfile: (login, edit) => users.updateProfile(application, login, edit),
    deactivate: (login) => users.deactivate(application, login),
    reactivate: (login) => users.reactivate(application, login),
    pushGroup: (name, logins) => groups.pushGroup(application, name, logins),
    pushNow: (name) => groups.pushNow(application, name),
    renameGroup: (name, newName) => groups.renameGroup(application, name, newName),
    editMembers: (name, edit) => groups.editMembers(application, name, edit),
    unlinkGroup: (name, options) => groups.unlinkGroup(application, name, options),
    userId: (login) => application.roster.users.get(login)?.remoteId,
    groupId: (name) => application.roster.groups.get(name)?.remoteId,
  };
};
