import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { presentedKey } from '../../api-keys/presented-key';
import { PolledFeeds } from '../../feeds/tokens/poll-feeds';
import { publicKeys } from '../../feeds/tokens/token-signer';
import type { Rollcall } from '../../runtime/rollcall';
import { sendJson } from '../json-reply';
import { readPollBody } from './poll-body';

type OfFeed = { readonly Params: { readonly directory: string; readonly feed: string } };

/** Where receivers of Security Event Tokens poll them (RFC 8936), and find the keys that sign them (RFC 7517). */
export const feedRoutes =
  (rollcall: Rollcall): FastifyPluginCallback =>
  (scope, _options, done) => {
    const polled = new PolledFeeds(rollcall);
    scope.addHook('preClose', (closed) => {
      polled.stopWaiting();
      closed();
    });

    scope.get('/.well-known/jwks.json', (_request, reply) => {
      const keys = publicKeys(rollcall.feeds);
      return E.isLeft(keys) ? refuseUnreadable(reply) : sendJson(reply, 200, keys.right);
    });

    const asked = ({ params: { directory, feed }, headers }: FastifyRequest<OfFeed>) =>
      polled.admit(directory, feed, presentedKey(headers.authorization) ?? '');

    /** Before the body is read. */
    const onRequest = async (request: FastifyRequest<OfFeed>, reply: FastifyReply) => {
      void reply.header('cache-control', 'no-store');
      const admitted = asked(request);
      if (E.isLeft(admitted)) return refuseUnreadable(reply);
      return admitted.right === undefined ? refuseStranger(reply) : undefined;
    };

    scope.post<OfFeed>('/feeds/:directory/:feed/poll', { onRequest }, async (request, reply) => {
      const { directory, feed: id } = request.params;
      const admitted = asked(request);
      if (E.isLeft(admitted)) return refuseUnreadable(reply);
      const feed = admitted.right;
      if (feed === undefined) return refuseStranger(reply);
      const wish = readPollBody(request.body);
      if (E.isLeft(wish)) return refuse(reply, 400, wish.left);
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const answer = await polled.poll(feed, { ...wish.right, gone: gone.signal });
      if (E.isLeft(answer)) {
        void reply.header('retry-after', '5');
        return refuse(reply, 503, answer.left.reason);
      }
      const { failed } = wish.right;
      if (failed.length > 0) {
        scope.log.warn({ directory, feed: id, failed: failed.slice(0, 10) }, 'a receiver cannot use tokens');
      }
      const { sets, moreAvailable } = answer.right;
      return sendJson(reply, 200, { sets, ...(moreAvailable && { moreAvailable }) });
    });
    done();
  };

const refuseStranger = (reply: FastifyReply): FastifyReply =>
  refuse(
    reply.header('www-authenticate', 'Bearer realm="feed"'),
    401,
    'The token of this feed is missing or wrong.',
  );

/** Strangers are told no more; the log of the server is. */
const refuseUnreadable = (reply: FastifyReply): FastifyReply =>
  refuse(reply.header('retry-after', '5'), 503, 'The feeds of this server cannot be read now.');

const refuse = (reply: FastifyReply, status: number, description: string): FastifyReply =>
  sendJson(reply, status, { err: status === 401 ? 'authentication_failed' : 'invalid_request', description });
