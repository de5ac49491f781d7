import { errorResponse, type ScimError, type ScimResponse } from '@rollcall/scim';
import type { FastifyReply } from 'fastify';
import { refusalIn } from './refusal-in';

/** What it says of a refusal is kept for the log. */
export const sendScim = (reply: FastifyReply, { status, headers, body }: ScimResponse): FastifyReply => {
  const { scim } = reply.request;
  if (scim && status >= 400) scim.refusal = refusalIn(body);
  return reply.code(status).headers(headers).send(body);
};

export const sendScimError = (reply: FastifyReply, error: ScimError): FastifyReply =>
  sendScim(reply, errorResponse(error));
