import { formatDiagnostic, tailscaleReport } from '@rollcall/acl';
import type { FastifyReply } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { AdministrationError } from '../../administration/administration-error';
import { describeAdministrationError } from '../../administration/describe-error';
import { sendJson } from '../json-reply';
import { statusOf } from './admin-error';

export type AdminFault = { readonly code: string; readonly message: string };

/** `{"error": {"code", "message", …}}`, whatever went wrong. */
export const sendFault = (reply: FastifyReply, status: number, fault: AdminFault): FastifyReply =>
  sendJson(reply, status, { error: fault });

/** Carries a use case out and answers with what came of it. */
export const sendOutcome = async <A>(
  reply: FastifyReply,
  outcome: TE.TaskEither<AdministrationError, A>,
  present: (value: A) => unknown,
  status = 200,
): Promise<FastifyReply> => {
  const done = await outcome();
  return E.isRight(done) ? sendJson(reply, status, present(done.right)) : sendError(reply, done.left);
};

/** Answers what went wrong. */
export const sendError = (reply: FastifyReply, error: AdministrationError): FastifyReply => {
  const status = statusOf(error);
  if (status === 503) void reply.header('retry-after', '5');
  const fault = describeAdministrationError(error);
  return error._tag === 'PolicyRefused'
    ? sendJson(reply, status, {
        ...tailscaleError(error),
        error: { ...fault, diagnostics: error.diagnostics, tests: error.tests },
      })
    : sendFault(reply, status, fault);
};

/** As Tailscale's API says it, for tools that were written for that. */
const tailscaleError = ({ diagnostics, tests }: Extract<AdministrationError, { _tag: 'PolicyRefused' }>) => {
  if (tests !== undefined) return tailscaleReport(tests);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  return error === undefined ? {} : { message: formatDiagnostic(error) };
};
