import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import * as client from 'openid-client';
import type { OpenIdSettings } from './openid-settings';
import type { SignInFault } from './sign-in-fault';
import { faultIn } from './thrown-fault';

type Discovered = E.Either<SignInFault, client.Configuration>;

export type Discovery = {
  /** What the provider says of itself, asked for when it is not known or old. */
  readonly configuration: TE.TaskEither<SignInFault, client.Configuration>;
  /** As it was when last known. */
  readonly last: () => client.Configuration | undefined;
};

/** Seconds that our clock and the provider's may differ by. */
const CLOCK_TOLERANCE = 60;
const TIMEOUT_SECONDS = 10;
const KNOWN_FOR_MS = 3_600_000;

/** At most one request at a time; a failure is forgotten, so the next sign-in asks again. */
export const discovered = (settings: OpenIdSettings): Discovery => {
  let known: { readonly configuration: client.Configuration; readonly at: number } | undefined;
  let asking: Promise<Discovered> | undefined;

  const ask = async (): Promise<Discovered> => {
    try {
      const configuration = await discover(settings);
      known = { configuration, at: Date.now() };
      return E.right(configuration);
    } catch (cause) {
      return E.left(faultIn(cause, settings.issuer));
    } finally {
      asking = undefined;
    }
  };

  return {
    configuration: () => {
      if (known !== undefined && Date.now() < known.at + KNOWN_FOR_MS) {
        return Promise.resolve(E.right(known.configuration));
      }
      asking ??= ask();
      return asking;
    },
    last: () => known?.configuration,
  };
};

/** The signature of an ID token is checked although it comes over TLS from the provider itself. */
const discover = ({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> =>
  client.discovery(
    issuer,
    clientId,
    { client_secret: clientSecret, [client.clockTolerance]: CLOCK_TOLERANCE },
    authentication(clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  );

/** By HTTP Basic, which is what a provider that names no method takes (OpenID Connect Discovery section 3). */
const authentication = (secret: string): client.ClientAuth => {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const takesBasic = methods === undefined || methods.includes('client_secret_basic');
    return (takesBasic ? basic : post)(server, ...rest);
  };
};
