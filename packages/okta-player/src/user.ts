/** A person in Okta, assigned or to be assigned to the application. */
export type OktaUser = {
  /** Okta's username: an email address in the format the application is set to. */
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Okta's own id, pushed as `externalId`; made up when absent. */
  readonly id?: string;
  /** The login when absent. */
  readonly email?: string;
};

/** What an administrator may edit of a person. */
export type ProfileEdit = Partial<Pick<OktaUser, 'login' | 'firstName' | 'lastName' | 'email'>>;

/** An assigned person: every field known, and the id that the server gave. */
export type AssignedUser = Required<OktaUser> & { readonly remoteId: string };

/** A pushed group with the members that Okta would push. */
export type PushedGroup = {
  readonly remoteId: string;
  readonly name: string;
  readonly members: ReadonlyArray<Member>;
};

/** A member as Okta sends it: our id of the user, and the login to show. */
export type Member = { readonly value: string; readonly display: string };
