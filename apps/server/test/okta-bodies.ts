const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** As Okta creates a person. */
export const oktaUser = (userName: string, givenName = 'Test', familyName = 'User') => ({
  schemas: [USER],
  userName,
  name: { givenName, familyName },
  emails: [{ primary: true, value: userName, type: 'work' }],
  displayName: `${givenName} ${familyName}`,
  locale: 'en-US',
  externalId: `00u-${userName}`,
  groups: [],
  password: '1mz050nq',
  active: true,
});

export const oktaGroup = (displayName: string, members: ReadonlyArray<string> = []) => ({
  schemas: [GROUP],
  displayName,
  members: members.map((value) => ({ value })),
});

export const patch = (...operations: ReadonlyArray<object>) => ({ schemas: [PATCH], Operations: operations });

export const setActive = (active: boolean) => patch({ op: 'replace', value: { active } });

export const rename = (id: string, displayName: string) =>
  patch({ op: 'replace', value: { id, displayName } });

export const addMembers = (...members: ReadonlyArray<string>) =>
  patch({ op: 'add', path: 'members', value: members.map((value) => ({ value })) });

export const removeMember = (member: string) =>
  patch({ op: 'remove', path: `members[value eq "${member}"]` });
