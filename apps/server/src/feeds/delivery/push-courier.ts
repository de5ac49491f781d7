import { claimsOf, type SecurityEvent } from '@rollcall/security-events';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { Feed, TokenFeed } from '../feed';
import type { Outbound } from '../outbound/outbound';
import { readSecurityEvents, type SecurityEventBatch } from '../tokens/read-security-events';
import type { TokenSigner } from '../tokens/token-signer';
import type { Courier } from './delivery';
import { refusedBy } from './refused-by';

/** Security Event Tokens, one POST each (RFC 8935). `authorization` is the header that the receiver asked for. */
export const pushCourier = (
  rollcall: Rollcall,
  { directory }: Pick<Feed, 'directory'>,
  feed: TokenFeed,
  {
    outbound,
    signer,
    authorization,
  }: {
    readonly outbound: Pick<Outbound, 'post'>;
    readonly signer: TokenSigner;
    readonly authorization: string | undefined;
  },
): Courier<SecurityEvent> => {
  const read = readSecurityEvents(rollcall, directory, feed);
  return {
    read: async (after, most) =>
      E.map(({ events, revision }: SecurityEventBatch) => ({
        parcels: events.map((content) => ({ revision: content.revision, content })),
        revision,
      }))(await read(after, most)),
    send: async (event, stop) => {
      const claims = claimsOf(event, { ...feed, issuedAt: rollcall.clock() });
      const token = await signer.sign(claims);
      if (E.isLeft(token)) return token;
      const answer = await outbound.post(
        {
          headers: {
            'content-type': 'application/secevent+jwt',
            accept: 'application/json',
            ...(authorization !== undefined && { authorization }),
          },
          body: token.right,
        },
        stop,
      );
      return refusedBy(answer);
    },
  };
};
