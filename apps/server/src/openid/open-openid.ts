import { readFile } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Configuration } from '../configuration/configuration';
import { describeConfigurationFault } from '../configuration/configuration-fault';
import { type OpenIdWish, openIdWish } from '../configuration/openid-wish';
import { type OpenIdSignIn, openIdSignIn } from './openid-sign-in';

export type OpenIdNotUsable = { readonly _tag: 'OpenIdNotUsable'; readonly reason: string };

const notUsable = (reason: string): OpenIdNotUsable => ({ _tag: 'OpenIdNotUsable', reason });

/** Sign-in with OpenID Connect as configured, if it is. The provider is not asked: it may be down. */
export const openOpenId = (
  configuration: Configuration,
): TE.TaskEither<OpenIdNotUsable, OpenIdSignIn | undefined> =>
  pipe(
    TE.fromEither(openIdWish(configuration)),
    TE.mapLeft((faults) => notUsable(faults.map(describeConfigurationFault).join('; '))),
    TE.chain((wish) =>
      wish === undefined
        ? TE.right(undefined)
        : pipe(
            secretIn(wish.clientSecret),
            TE.map((clientSecret) => openIdSignIn({ ...wish, clientSecret })),
          ),
    ),
  );

const secretIn = (secret: OpenIdWish['clientSecret']): TE.TaskEither<OpenIdNotUsable, string> =>
  'text' in secret
    ? TE.right(secret.text)
    : pipe(
        TE.tryCatch(
          () => readFile(secret.file, 'utf8'),
          (cause) => notUsable(`the client secret cannot be read: ${String(cause)}`),
        ),
        TE.map((text) => text.trim()),
        TE.chainEitherK((text) =>
          text === '' ? E.left(notUsable(`${secret.file} holds no client secret`)) : E.right(text),
        ),
      );
