import type { FastifyReply } from 'fastify';
import { jsonText } from './json-text';

export const sendJson = (reply: FastifyReply, status: number, value: unknown): FastifyReply =>
  reply.code(status).header('content-type', 'application/json; charset=utf-8').send(jsonText(value));
