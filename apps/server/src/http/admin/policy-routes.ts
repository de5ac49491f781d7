import type { FastifyPluginCallback, FastifyReply } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { applyPolicy } from '../../administration/policy/apply-policy';
import { policyStatus } from '../../administration/policy/policy-status';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { InvalidRequest } from './invalid-request';
import { momentIn } from './moment-query';
import { POLICY_BODY_LIMIT } from './policy-body-limit';
import { versionToReplace } from './version-to-replace';

type OfDirectory = { readonly Params: { readonly id: string } };

/** The policy as a text: the body of a PUT is the policy file itself, whatever its media type. */
export const policyRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));

    scope.get<OfDirectory>('/directories/:id/policy', async ({ params, query }, reply) => {
      const status = policyStatus(rollcall, params.id, momentIn(query));
      return sendOutcome(reply, status, ({ policy, diagnostics, unresolved }) => {
        if (policy !== undefined) tag(reply, policy.hash);
        return {
          text: policy?.text ?? null,
          hash: policy?.hash ?? null,
          acceptedAt: policy?.acceptedAt ?? null,
          revision: policy?.acceptedRevision ?? null,
          diagnostics,
          unresolved,
        };
      });
    });

    const bodyLimit = POLICY_BODY_LIMIT;
    scope.put<OfDirectory>('/directories/:id/policy', { bodyLimit }, async (request, reply) => {
      const applied = applyPolicy(
        rollcall,
        administrator(request),
        request.params.id,
        policyText(request.body),
        versionToReplace(request),
      );
      return sendOutcome(reply, applied, (policy) => {
        tag(reply, policy.hash);
        return policy;
      });
    });
    done();
  };

const tag = (reply: FastifyReply, hash: string): void => {
  void reply.header('etag', `"${hash}"`);
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const policyText = (body: unknown): string => {
  const bytes = body instanceof Uint8Array ? body : new Uint8Array();
  const text = E.tryCatch(() => utf8.decode(bytes), E.toError);
  if (E.isLeft(text)) throw new InvalidRequest('The policy is not valid UTF-8.');
  return text.right;
};
