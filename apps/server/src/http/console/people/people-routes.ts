import type { FastifyPluginCallback } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { expecting } from '../../../validation/expecting';
import { sendFault, sendOutcome } from '../../admin/admin-reply';
import type { AdminServices } from '../../admin/admin-services';
import { decoded } from '../../admin/invalid-request';
import { PageQuery } from '../../admin/queries';
import { sendJson } from '../../json-reply';
import { findPeople, type PeopleWish } from './find-people';
import { personOf } from './person';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfPerson = { readonly Params: { readonly id: string; readonly userId: string } };

const LONGEST_SEARCH = 200;

const PeopleQuery = t.intersection([
  PageQuery,
  t.type({
    search: expecting(`a text of at most ${LONGEST_SEARCH} characters`, (u) => {
      if (u === undefined) return '';
      return typeof u === 'string' && u.length <= LONGEST_SEARCH ? u : undefined;
    }),
    state: expecting<PeopleWish['state']>('all, active or suspended', (u) =>
      u === undefined || u === 'all' ? 'all' : u === 'active' || u === 'suspended' ? u : undefined,
    ),
  }),
]);

export const peopleRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/people', ({ params, query }, reply) =>
      sendOutcome(
        reply,
        findPeople(rollcall, params.id, decoded(PeopleQuery, query)),
        ({ items, ...page }) => ({ ...page, people: items }),
      ),
    );

    scope.get<OfPerson>('/directories/:id/people/:userId', async ({ params }, reply) => {
      const person = await personOf(rollcall, params.id, params.userId)();
      if (E.isLeft(person)) return sendOutcome(reply, TE.left(person.left), () => undefined);
      return person.right === undefined
        ? sendFault(reply, 404, { code: 'person-not-found', message: `Nobody has the id ${params.userId}.` })
        : sendJson(reply, 200, person.right);
    });
    done();
  };
