import { apiKeyId } from '@rollcall/domain';
import type { FastifyPluginCallback } from 'fastify';
import { issueApiKey, listApiKeys, revokeApiKey } from '../../administration/api-keys';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { KeyBody } from './bodies';
import { decoded } from './invalid-request';
import { keyWish } from './key-wish';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfKey = { readonly Params: { readonly id: string; readonly keyId: string } };

export const keyRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/keys', (request, reply) => {
      const wish = keyWish(decoded(KeyBody, request.body ?? {}));
      const issued = issueApiKey(rollcall, administrator(request), request.params.id, wish);
      return sendOutcome(reply, issued, ({ text, ...key }) => ({ key: text, ...key }), 201);
    });

    scope.get<OfDirectory>('/directories/:id/keys', ({ params }, reply) =>
      sendOutcome(reply, listApiKeys(rollcall, params.id), (keys) => ({ keys })),
    );

    scope.delete<OfKey>('/directories/:id/keys/:keyId', (request, reply) => {
      const { id, keyId } = request.params;
      const revoked = revokeApiKey(rollcall, administrator(request), id, apiKeyId(keyId));
      return sendOutcome(reply, revoked, () => ({ id: keyId, status: 'revoked' }));
    });
    done();
  };
