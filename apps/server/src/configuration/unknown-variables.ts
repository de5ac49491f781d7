import type { Environment } from './read-configuration';
import { settings } from './settings';

const known: ReadonlySet<string> = new Set(Object.values(settings).map(({ variable }) => variable));

/** Kubernetes sets them in every container beside a service that is called rollcall. */
const ofKubernetes = /^ROLLCALL_(SERVICE_|PORT_\d)/;

/** Variables that look as if they were settings of a server, and are none, such as `ROLLCALL_TRUSTED_PROXY`. */
export const unknownVariables = (environment: Environment): ReadonlyArray<string> =>
  Object.keys(environment)
    .filter((name) => name.startsWith('ROLLCALL_') && !known.has(name) && !ofKubernetes.test(name))
    .sort();
