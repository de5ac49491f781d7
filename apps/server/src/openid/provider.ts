import * as TE from 'fp-ts/lib/TaskEither.js';
import * as client from 'openid-client';
import type { Attempt } from './attempt';
import { discovered } from './discovery';
import { type Claims, claimAt } from './identity-in-claims';
import type { OpenIdSettings } from './openid-settings';
import type { SignInFault } from './sign-in-fault';
import { faultIn } from './thrown-fault';

/** Who the provider says it is. */
export type Vouched = {
  readonly claims: Claims;
  /** To be shown when signing out. */
  readonly idToken: string | undefined;
};

/** The OpenID provider, spoken to only when somebody signs in: nothing else waits for it. */
export type Provider = {
  /** Where to send the browser. */
  readonly begin: (attempt: Attempt) => TE.TaskEither<SignInFault, URL>;
  /** What the browser came back with, as a verified ID token. `query` is that of the address it came back to. */
  readonly finish: (query: string, attempt: Attempt) => TE.TaskEither<SignInFault, Vouched>;
  /** Where to end the session at the provider too; `undefined` where it has no such place. */
  readonly endSessionUrl: (idToken: string | undefined) => URL | undefined;
};

/** Where the provider sends the browser back to, below the public URL. */
export const CALLBACK_PATH = '/sign-in/openid/callback';

export const createProvider = (settings: OpenIdSettings): Provider => {
  const discovery = discovered(settings);
  const redirectUri = `${settings.publicUrl}${CALLBACK_PATH}`;
  const attempted = <A>(ask: (configuration: client.Configuration) => Promise<A>) =>
    TE.chain((configuration: client.Configuration) =>
      TE.tryCatch(
        () => ask(configuration),
        (cause) => faultIn(cause, settings.issuer),
      ),
    )(discovery.configuration);

  return {
    begin: ({ state, nonce, codeVerifier }) =>
      attempted(async (configuration) =>
        client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: settings.scopes,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
        }),
      ),
    finish: (query, { state, nonce, codeVerifier }) =>
      attempted(async (configuration) => {
        const tokens = await client.authorizationCodeGrant(
          configuration,
          new URL(`${redirectUri}?${query}`),
          {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: codeVerifier,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims();
        if (claims === undefined) throw new client.ClientError('there is no ID token');
        const told = claimAt(claims, settings.roleClaim) !== undefined && claims.name !== undefined;
        const askable = configuration.serverMetadata().userinfo_endpoint !== undefined;
        const more =
          told || !askable ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return { claims: { ...more, ...claims }, idToken: tokens.id_token };
      }),
    endSessionUrl: (idToken) => {
      const configuration = discovery.last();
      return idToken === undefined || configuration?.serverMetadata().end_session_endpoint === undefined
        ? undefined
        : client.buildEndSessionUrl(configuration, {
            id_token_hint: idToken,
            post_logout_redirect_uri: `${settings.publicUrl}/`,
          });
    },
  };
};
