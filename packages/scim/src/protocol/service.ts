import type { IdpSwitches } from '@rollcall/domain';
import { type Registry, registryOf } from '../schema/registry';
import type { ScimContext } from './request';

/** What serves the requests of one directory, on the terms that it had when the request came. */
export type Service = ScimContext & {
  readonly registry: Registry;
  readonly switches: IdpSwitches;
};

export const serviceOf = ({ baseUrl, newId, cursors, terms, toldEvents }: ScimContext): Service => {
  const { schemaExtensions, idpProfile } = terms;
  return {
    baseUrl,
    newId,
    cursors,
    toldEvents,
    terms: { schemaExtensions, idpProfile },
    registry: registryOf(schemaExtensions),
    switches: idpProfile.switches,
  };
};
