import type { PresentSession } from '../../api/types';

/** Sessions are ended for all browsers of an administrator at once, so they are shown together. */
export type SignedInAdministrator = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly sessions: ReadonlyArray<PresentSession>;
};

/** In the order in which they first signed in. */
export const signedIn = (sessions: ReadonlyArray<PresentSession>): ReadonlyArray<SignedInAdministrator> =>
  [...new Set(sessions.map(({ administrator }) => administrator))].flatMap((id) => {
    const theirs = sessions.filter(({ administrator }) => administrator === id);
    const [first] = theirs;
    return first === undefined ? [] : [{ id, name: first.name, email: first.email, sessions: theirs }];
  });
