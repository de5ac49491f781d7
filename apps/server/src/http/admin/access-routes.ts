import { parseQuerySource, type QueryEnd } from '@rollcall/acl';
import type { FastifyPluginCallback } from 'fastify';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type AccessQuestion, queryOf } from '../../administration/access/access-query';
import { checkAccess } from '../../administration/access/check-access';
import { explainAccess } from '../../administration/access/explain-access';
import { previewChange } from '../../administration/access/preview-change';
import { whatCanReach, whoCanReach } from '../../administration/access/reach';
import { AccessQuestionBody, directoryWish, WhatCanBody, WhoCanBody } from './access-bodies';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { decoded, InvalidRequest } from './invalid-request';

type OfDirectory = { readonly Params: { readonly id: string } };

export const accessRoutes =
  ({ rollcall, metrics }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/access/check', ({ params, body }, reply) => {
      const decision = pipe(
        checkAccess(rollcall, params.id, question(decoded(AccessQuestionBody, body))),
        TE.map((taken) => {
          metrics.decided(params.id, taken.code);
          return taken;
        }),
      );
      return sendOutcome(reply, decision, (taken) => taken);
    });

    scope.post<OfDirectory>('/directories/:id/access/explain', ({ params, body }, reply) => {
      const query = question(decoded(AccessQuestionBody, body));
      return sendOutcome(reply, explainAccess(rollcall, params.id, query), (explanation) => explanation);
    });

    scope.post<OfDirectory>('/directories/:id/access/who-can', ({ params, body }, reply) => {
      const { dst, port, proto } = decoded(WhoCanBody, body);
      const query = { dst: oneEnd('dst', dst), port, ...(proto === undefined ? {} : { proto }) };
      return sendOutcome(reply, whoCanReach(rollcall, params.id, query), (who) => who);
    });

    scope.post<OfDirectory>('/directories/:id/access/what-can', ({ params, body }, reply) => {
      const { src } = decoded(WhatCanBody, body);
      return sendOutcome(reply, whatCanReach(rollcall, params.id, oneEnd('src', src)), (what) => what);
    });

    scope.post<OfDirectory>('/directories/:id/access/preview', ({ params, body }, reply) =>
      sendOutcome(reply, previewChange(rollcall, params.id, directoryWish(body)), (report) => report),
    );
    done();
  };

const question = (asked: AccessQuestion) => {
  const query = queryOf(asked);
  if (query === undefined) throw new InvalidRequest('src or dst is empty: nobody can be asked about.');
  return query;
};

const oneEnd = (field: string, text: string): QueryEnd => {
  const end = parseQuerySource(text);
  if (end === undefined) throw new InvalidRequest(`${field} is empty: nobody can be asked about.`);
  return end;
};
