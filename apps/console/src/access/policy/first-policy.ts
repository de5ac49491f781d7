/** A policy that lets nobody anywhere, with a rule to complete. */
export const firstPolicy = (
  domain: string,
): string => `// Who may reach what. Whatever no rule allows is denied.
{
  "tagOwners": {
    "tag:prod": ["autogroup:admin"],
  },
  "acls": [
    // Groups that Okta pushes are named group:name@${domain}. Type "group:" to see them.
    // { "action": "accept", "src": ["group:engineering@${domain}"], "dst": ["tag:prod:443"] },
  ],
}
`;
