import { isOfKubernetes } from './of-kubernetes';
import type { Environment } from './read-configuration';
import { settings } from './settings';

const known: ReadonlySet<string> = new Set(Object.values(settings).map(({ variable }) => variable));

/** Variables that look as if they were settings of a server, and are none, such as `ROLLCALL_TRUSTED_PROXY`. */
export const unknownVariables = (environment: Environment): ReadonlyArray<string> =>
  Object.entries(environment)
    .filter(
      ([name, value]) => name.startsWith('ROLLCALL_') && !known.has(name) && !isOfKubernetes(name, value),
    )
    .map(([name]) => name)
    .sort();
