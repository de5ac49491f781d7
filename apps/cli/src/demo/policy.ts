/** The policy of the demo: one rule names a pushed group, the other one whose name has a space. */
export const DEMO_POLICY = `// Who may reach what. The groups are those that Okta pushes.
{
  "tagOwners": {
    "tag:prod": ["autogroup:admin"],
    "tag:wiki": ["autogroup:admin"],
  },
  "acls": [
    { "action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:443"] },
    { "action": "accept", "src": ["group:all employees@example.com"], "dst": ["tag:wiki:443"] },
  ],
}
`;
