import { type ScimError, scimError } from '@rollcall/scim';

/** The answer of a resolver to a change. */
export const resolverRefusal = (): ScimError =>
  scimError(
    403,
    'This process of Rollcall is a resolver: it answers questions and takes no changes. Nothing was changed. Point the base URL of the identity provider at a process with the role all or scim.',
  );
