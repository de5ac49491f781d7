import { sequenceS } from 'fp-ts/lib/Apply.js';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import type { Configuration } from './configuration';
import type { ConfigurationFault } from './configuration-fault';
import { isOfKubernetes } from './of-kubernetes';
import { openIdWish } from './openid-wish';
import { type Setting, settings } from './settings';
import { withoutCredentials } from './without-credentials';

export type ConfigurationFlags = { readonly [Name in keyof Configuration]?: string };

export type Environment = { readonly [variable: string]: string | undefined };

const all = sequenceS(E.getApplicativeValidation(RA.getSemigroup<ConfigurationFault>()));

/** Flags win over the environment; an empty variable counts as not set. All faults are found at once. */
export const readConfiguration = (
  environment: Environment,
  flags: ConfigurationFlags = {},
): E.Either<ReadonlyArray<ConfigurationFault>, Configuration> => {
  const read = <A>(
    setting: Setting<A>,
    flag: string | undefined,
  ): E.Either<ReadonlyArray<ConfigurationFault>, A> => {
    const variable = environment[setting.variable] || undefined;
    const text = flag ?? (isOfKubernetes(setting.variable, variable) ? undefined : variable);
    if (text === undefined) return E.right(setting.otherwise);
    const name = flag === undefined ? setting.variable : (setting.flag ?? setting.variable);
    const secret = setting.flag === undefined;
    const fault = {
      name,
      expected: setting.codec.name,
      ...(secret ? {} : { value: withoutCredentials(text) }),
    };
    return E.mapLeft(() => [fault])(setting.codec.decode(text));
  };
  const given = all({
    store: read(settings.store, flags.store),
    snapshots: read(settings.snapshots, flags.snapshots),
    masterKey: read(settings.masterKey, flags.masterKey),
    masterKeyFile: read(settings.masterKeyFile, flags.masterKeyFile),
    personKeys: read(settings.personKeys, flags.personKeys),
    inventories: read(settings.inventories, flags.inventories),
    feeds: read(settings.feeds, flags.feeds),
    checkpoints: read(settings.checkpoints, flags.checkpoints),
    checkpointInterval: read(settings.checkpointInterval, flags.checkpointInterval),
    checkpointKey: read(settings.checkpointKey, flags.checkpointKey),
    role: read(settings.role, flags.role),
    maxStaleness: read(settings.maxStaleness, flags.maxStaleness),
    host: read(settings.host, flags.host),
    port: read(settings.port, flags.port),
    metricsPort: read(settings.metricsPort, flags.metricsPort),
    publicUrl: read(settings.publicUrl, flags.publicUrl),
    adminToken: read(settings.adminToken, flags.adminToken),
    logLevel: read(settings.logLevel, flags.logLevel),
    trustedProxies: read(settings.trustedProxies, flags.trustedProxies),
    rateLimit: read(settings.rateLimit, flags.rateLimit),
    badKeyLimit: read(settings.badKeyLimit, flags.badKeyLimit),
    oidcIssuer: read(settings.oidcIssuer, flags.oidcIssuer),
    oidcName: read(settings.oidcName, flags.oidcName),
    oidcClientId: read(settings.oidcClientId, flags.oidcClientId),
    oidcClientSecret: read(settings.oidcClientSecret, flags.oidcClientSecret),
    oidcClientSecretFile: read(settings.oidcClientSecretFile, flags.oidcClientSecretFile),
    oidcScopes: read(settings.oidcScopes, flags.oidcScopes),
    oidcRoleClaim: read(settings.oidcRoleClaim, flags.oidcRoleClaim),
    oidcRoles: read(settings.oidcRoles, flags.oidcRoles),
  });
  return pipe(
    given,
    E.chainFirst((configuration: Configuration) => openIdWish(configuration)),
  );
};
