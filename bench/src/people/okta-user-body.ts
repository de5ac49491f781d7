/** What stands for a part of its own in every request of a load. */
export const UNIQUE = '[<id>]';

/** The body of Okta's `POST /Users`, with a unique part in all that has to be unique. */
export const oktaUserBody = JSON.stringify({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `test.${UNIQUE}@example.com`,
  name: { givenName: 'Test', familyName: 'User' },
  emails: [{ primary: true, value: `test.${UNIQUE}@example.com`, type: 'work' }],
  displayName: 'Test User',
  locale: 'en-US',
  externalId: `00u${UNIQUE}`,
  groups: [],
  password: '1mz050nq',
  active: true,
});
