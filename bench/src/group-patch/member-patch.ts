const patch = (operation: object): string =>
  JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] });

/** As an Okta catalogue app adds one member to a group. */
export const addMember = (id: string, display: string): string =>
  patch({ op: 'add', path: 'members', value: [{ value: id, display }] });

/** As an Okta catalogue app removes one. */
export const removeMember = (id: string): string =>
  patch({ op: 'remove', path: `members[value eq "${id}"]` });
