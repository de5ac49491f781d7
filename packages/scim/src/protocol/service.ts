import type { IdpSwitches } from '@rollcall/domain';
import { type Registry, registryOf } from '../schema/registry';
import type { DirectoryTerms, ScimContext } from './request';

/** What serves the requests of one directory, on the terms that it had when the request came. */
export type Service = ScimContext & {
  readonly registry: Registry;
  readonly switches: IdpSwitches;
};

export const serviceOf = (context: ScimContext): Service => {
  const { schemaExtensions, idpProfile } = context.terms;
  const terms: DirectoryTerms = { schemaExtensions, idpProfile };
  return { ...context, terms, registry: registryOf(schemaExtensions), switches: idpProfile.switches };
};
