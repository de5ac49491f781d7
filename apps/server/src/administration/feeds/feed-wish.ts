import { randomBytes } from 'node:crypto';
import {
  canonicalName,
  type DirectoryView,
  groupId,
  NO_EVENTS,
  parseRevision,
  type Revision,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { secretHash } from '../../api-keys/secret-hash';
import { PublicUrl } from '../../configuration/setting-codecs';
import { newWebhookSecret } from '../../feeds/delivery/sign-webhook';
import type { Endpoint, FeedTarget, TokenFeed } from '../../feeds/feed';
import { endpointUrl } from '../../feeds/outbound/endpoint-url';
import type { AdministrationRefusal } from '../administration-error';

/** A feed as an administrator asks for it; what does not belong to the method is refused. */
export type FeedWish = {
  readonly id: string;
  readonly method: FeedTarget['method'];
  readonly url?: string | undefined;
  readonly privateNetwork?: boolean | undefined;
  /** Sent with each push as `Authorization`. */
  readonly authorization?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: ReadonlyArray<string> | undefined;
  readonly detail?: TokenFeed['detail'] | undefined;
  readonly updates?: TokenFeed['updates'] | undefined;
  /** Name or id. */
  readonly group?: string | undefined;
  /** A revision to go on after, or `start` for the first event; from now on when absent. */
  readonly after?: string | undefined;
};

export type PlannedFeed = {
  readonly target: FeedTarget;
  /** From now on when absent. */
  readonly position: Revision | undefined;
  /** As it is kept. */
  readonly secret: string | undefined;
  /** For the administrator's eyes, once. */
  readonly shown: string | undefined;
};

type Refused = E.Either<AdministrationRefusal, never>;

export const feedRefused = (reason: string): Refused => E.left({ _tag: 'FeedRefused', reason });

/** The position meant by a text, which is not beyond the end. */
export const positionWished = (
  view: DirectoryView,
  text: string,
): E.Either<AdministrationRefusal, Revision> => {
  if (text === 'start') return E.right(NO_EVENTS);
  const position = parseRevision(text);
  return position !== undefined && position <= view.revision
    ? E.right(position)
    : feedRefused(`"after" must be "start" or a revision up to ${view.revision}`);
};

export const positionText = (position: Revision): string => (position < 0n ? 'start' : position.toString());

/** `base`: where this server is reached, which tokens name as their issuer unless the wish does. */
export const planFeed = (
  view: DirectoryView,
  wish: FeedWish,
  base: string | undefined,
): E.Either<AdministrationRefusal, PlannedFeed> => {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(wish.id)) {
    return feedRefused('its id must be lowercase letters, digits and hyphens');
  }
  const wished = wish.after === undefined ? E.right(undefined) : positionWished(view, wish.after);
  if (E.isLeft(wished)) return wished;
  const position = wished.right;
  switch (wish.method) {
    case 'webhook': {
      const { issuer, audience, detail, updates, group, authorization } = wish;
      if ([issuer, audience, detail, updates, group, authorization].some((one) => one !== undefined)) {
        return feedRefused('a webhook takes url, privateNetwork and after alone');
      }
      const secret = newWebhookSecret();
      return pipe(
        endpointOf(wish),
        E.map((endpoint) => ({
          target: { method: 'webhook' as const, ...endpoint },
          position,
          secret,
          shown: secret,
        })),
      );
    }
    case 'push':
      return pipe(
        E.Do,
        E.bind('endpoint', () => endpointOf(wish)),
        E.bind('tokens', () => tokensOf(view, wish, base)),
        E.map(({ endpoint, tokens }) => ({
          target: { method: 'push' as const, ...tokens, ...endpoint },
          position,
          secret: wish.authorization,
          shown: undefined,
        })),
      );
    case 'poll': {
      if ([wish.url, wish.privateNetwork, wish.authorization].some((one) => one !== undefined)) {
        return feedRefused('a feed that is polled takes no url, privateNetwork and authorization');
      }
      const token = `rcf_${randomBytes(32).toString('hex')}`;
      return pipe(
        tokensOf(view, wish, base),
        E.map((tokens) => ({
          target: { method: 'poll' as const, ...tokens },
          position,
          secret: secretHash(token),
          shown: token,
        })),
      );
    }
  }
};

const endpointOf = ({
  url = '',
  privateNetwork = false,
  authorization = '',
}: FeedWish): E.Either<AdministrationRefusal, Endpoint> => {
  const allowed = endpointUrl(url, privateNetwork);
  if (E.isLeft(allowed)) return feedRefused(`its url ${allowed.left}`);
  if (!/^[\x20-\x7e]*$/.test(authorization)) {
    return feedRefused('its authorization holds characters that no header may have');
  }
  return E.right({ url: allowed.right.url.href, privateNetwork });
};

const tokensOf = (
  view: DirectoryView,
  { id, issuer: asked, audience, detail = 'notice', updates = 'patch', group: name }: FeedWish,
  base: string | undefined,
): E.Either<AdministrationRefusal, TokenFeed> => {
  const issuer = PublicUrl.decode(asked ?? base ?? '');
  if (E.isLeft(issuer)) {
    return feedRefused('its issuer must be the https URL at which this server is reached, without a query');
  }
  const group =
    name === undefined ? undefined : (view.groupByName(canonicalName(name)) ?? view.group(groupId(name)));
  if (name !== undefined && group === undefined)
    return feedRefused(`there is no group ${JSON.stringify(name)}`);
  return E.right({
    issuer: issuer.right,
    audience: audience ?? [`${issuer.right}/feeds/${view.id}/${id}`],
    detail,
    updates,
    ...(group && { group: group.id }),
  });
};
