/** Values of settings as the entries of the audit trail hold them, in words. */

/** `the schema extension Door of users`; by its URN where the entry does not hold it. */
export const extensionOf = (urn: string, extension: unknown): string => {
  const { resourceType, schema } = recordOf(extension);
  const { name } = recordOf(schema);
  const of = resourceType === 'User' ? ' of users' : resourceType === 'Group' ? ' of groups' : '';
  return typeof name === 'string' ? `the schema extension ${name}${of}` : `the schema extension ${urn}`;
};

/** A profile of an identity provider, with the names of the switches that are on. */
export const profileOf = (profile: unknown): { readonly name: string; readonly on: string } => {
  const { name, switches } = recordOf(profile);
  const on = Object.entries(recordOf(switches)).flatMap(([key, value]) => (value === true ? [key] : []));
  return {
    name: typeof name === 'string' ? name : 'another profile',
    on: on.length === 0 ? 'no switch on' : on.join(', '),
  };
};

const recordOf = (value: unknown): { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {};
