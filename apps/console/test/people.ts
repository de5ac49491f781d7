import type { OktaUser } from '@rollcall/okta-player';

export const ana: OktaUser = {
  id: '00uAna00000000000001',
  login: 'ana@example.com',
  firstName: 'Ana',
  lastName: 'Silva',
};

export const bo: OktaUser = {
  id: '00uBo000000000000002',
  login: 'bo@example.com',
  firstName: 'Bo',
  lastName: 'Lindqvist',
};

/** As somebody would call themselves who wants to be run, not read. */
export const mallory: OktaUser = {
  id: '00uMallory0000000003',
  login: 'mallory@example.com',
  firstName: '<img src=x onerror=alert(1)>',
  lastName: '<script>alert(2)</script>',
};

export const HOSTILE_GROUP = '<img src=x onerror=alert(3)>';

/** One rule for one pushed group. */
export const policyFor = (group: string): string => `// Who may reach what.
{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "acls": [
    { "action": "accept", "src": ["group:${group}@example.com"], "dst": ["tag:prod:443"] },
  ],
}
`;

/** A laptop of Ana's, a server, and a role. */
export const devices = {
  nodes: {
    'laptop-7': { owner: ana.login, ips: ['100.64.0.7'] },
    'db-1': { tags: ['tag:prod'], ips: ['100.64.0.9'] },
  },
  roles: [{ user: ana.login, role: 'admin' }],
};

/** The same, with a test that Ana reaches it, which fails once the group has another name. */
export const policyWithTest = (group: string): string =>
  policyFor(group).replace(
    /\n}\n$/,
    `\n  "tests": [{ "src": "${ana.login}", "accept": ["tag:prod:443"] }],\n}\n`,
  );

/** An extension of users, as a body of the admin API has it. */
export const door = {
  resourceType: 'User',
  schema: {
    id: 'urn:example:params:scim:schemas:extension:door:1.0:User',
    name: 'Door',
    description: 'What the door system knows of a person.',
    attributes: [
      { name: 'badge', required: true, uniqueness: 'server' },
      { name: 'site', canonicalValues: ['Berlin', 'Oslo'] },
    ],
  },
};
