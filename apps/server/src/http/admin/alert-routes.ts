import type { Position } from '@rollcall/acl';
import type { FastifyPluginCallback } from 'fastify';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { knownDirectory } from '../../administration/known-directory';
import type { FailingTest } from '../../alerts/failing-test';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';

type OfDirectory = { readonly Params: { readonly id: string } };

export const alertRoutes =
  ({ rollcall, alerts, tests }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/alerts', ({ params }, reply) => {
      const open = pipe(
        knownDirectory(rollcall, params.id),
        TE.chainW(({ id }) =>
          pipe(
            alerts.of(id),
            TE.map((list) => ({ alerts: list, ...tests.of(id) })),
          ),
        ),
      );
      return sendOutcome(reply, open, ({ alerts: list, failing, asOf }) => ({
        alerts: list,
        failingTests: failing.map(reported),
        testsAsOf: asOf,
      }));
    });
    done();
  };

const reported = ({ index, src, at, errors, passedAt, since }: FailingTest) => ({
  index,
  src,
  ...placeOf(at),
  errors: errors.map((error) => ({ message: error.message, ...placeOf(error.at) })),
  passedAt,
  since,
});

const placeOf = ({ line, column }: Position) => ({ line, column });
