import { errorResponse, type ScimError, type ScimResponse } from '@rollcall/scim';
import type { FastifyReply } from 'fastify';

export const sendScim = (reply: FastifyReply, { status, headers, body }: ScimResponse): FastifyReply =>
  reply.code(status).headers(headers).send(body);

export const sendScimError = (reply: FastifyReply, error: ScimError): FastifyReply =>
  sendScim(reply, errorResponse(error));
