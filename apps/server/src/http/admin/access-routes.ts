import { parseQuerySource, type QueryEnd } from '@rollcall/acl';
import type { FastifyPluginCallback } from 'fastify';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type AccessQuestion, queryOf } from '../../administration/access/access-query';
import { checkAccess } from '../../administration/access/check-access';
import { explainAccess } from '../../administration/access/explain-access';
import { previewChange } from '../../administration/access/preview-change';
import { whatCanReach, whoCanReach } from '../../administration/access/reach';
import { accessBetween } from '../../administration/as-of/access-between';
import { AccessQuestionBody, directoryWish, WhatCanBody, WhoCanBody } from './access-bodies';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { decoded, InvalidRequest } from './invalid-request';
import { betweenIn, momentIn } from './moment-query';

type OfDirectory = { readonly Params: { readonly id: string } };

export const accessRoutes =
  ({ rollcall, metrics }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/access/check', ({ params, query, body }, reply) => {
      const decision = pipe(
        checkAccess(rollcall, params.id, question(decoded(AccessQuestionBody, body)), momentIn(query)),
        TE.map((taken) => {
          metrics.decided(params.id, taken.code);
          return taken;
        }),
      );
      return sendOutcome(reply, decision, (taken) => taken);
    });

    scope.post<OfDirectory>('/directories/:id/access/explain', ({ params, query, body }, reply) => {
      const asked = question(decoded(AccessQuestionBody, body));
      const explained = explainAccess(rollcall, params.id, asked, momentIn(query));
      return sendOutcome(reply, explained, (explanation) => explanation);
    });

    scope.post<OfDirectory>('/directories/:id/access/who-can', ({ params, query, body }, reply) => {
      const { dst, port, proto } = decoded(WhoCanBody, body);
      const asked = { dst: oneEnd('dst', dst), port, ...(proto === undefined ? {} : { proto }) };
      return sendOutcome(reply, whoCanReach(rollcall, params.id, asked, momentIn(query)), (who) => who);
    });

    scope.post<OfDirectory>('/directories/:id/access/what-can', ({ params, query, body }, reply) => {
      const src = oneEnd('src', decoded(WhatCanBody, body).src);
      return sendOutcome(reply, whatCanReach(rollcall, params.id, src, momentIn(query)), (what) => what);
    });

    scope.get<OfDirectory>('/directories/:id/access/diff', ({ params, query }, reply) => {
      const { from, to } = betweenIn(query);
      return sendOutcome(reply, accessBetween(rollcall, params.id, from, to), (between) => between);
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
