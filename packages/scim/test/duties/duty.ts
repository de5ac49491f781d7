import { type Answered, at, type DirectoryUnderTest, resourcesOf, textOf } from '../directory-under-test';

/** A test of what a SCIM service owes, by the name that the checklist of duties has for it. */
export const duty = (name: string, hold: () => void): void => {
  test(`duty: ${name}`, hold);
};

/** userName of users and displayName of groups that a query finds. */
export const found = (
  directory: DirectoryUnderTest,
  filter: string,
  endpoint = '/Users',
): ReadonlyArray<string> => {
  const answer = directory.send('GET', `${endpoint}?filter=${encodeURIComponent(filter)}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return namesIn(answer);
};

export const namesIn = (answer: Answered): ReadonlyArray<string> =>
  resourcesOf(answer).map(({ userName, displayName }) => textOf(userName ?? displayName));

export const refusal = ({ status, body }: Answered): ReadonlyArray<unknown> => [status, body.scimType];

export const emailsOf = (directory: DirectoryUnderTest, id: string): ReadonlyArray<unknown> => {
  const { emails } = directory.send('GET', `/Users/${id}`).body;
  return Array.isArray(emails) ? emails.map((email) => at(email, 'value')) : [];
};
