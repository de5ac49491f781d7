import type { DirectoryId } from '@rollcall/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { directoryMeantBy } from '../../api-keys/api-key-text';
import { presentedKey } from '../../api-keys/presented-key';
import { bodyShape, withoutValues } from '../../requests/body-shape';
import type { NotedRequest } from '../../requests/request-record';
import { requestSource } from '../request-source';
import type { ScimExchange } from './scim-exchange';
import { scimPathClass } from './scim-path';

/** A SCIM request that is answered, for the request log. */
export const notedRequest = (
  { id, method, headers, body, ip }: Pick<FastifyRequest, 'id' | 'method' | 'headers' | 'body' | 'ip'>,
  reply: Pick<FastifyReply, 'statusCode' | 'elapsedTime'>,
  exchange: ScimExchange,
  now: Date,
): NotedRequest => {
  const { target, caller, failure, refusal, revisions = [] } = exchange;
  const directory =
    caller?.directoryId ?? failure?.denied?.directoryId ?? claimedDirectory(headers.authorization);
  const key = caller?.key.id ?? failure?.denied?.keyId;
  const [, resource] = target?.path ?? [];
  const filter = target?.query.get('filter');
  const text = typeof body === 'string' ? body : '';
  const { address = '', userAgent } = requestSource({ headers, ip });
  return {
    requestId: id,
    time: now.toISOString(),
    directory,
    key,
    method,
    route: scimPathClass(target?.path ?? []),
    resource: resource !== undefined && plainId.test(resource) ? resource : undefined,
    filter: typeof filter === 'string' ? withoutValues(filter) : undefined,
    status: reply.statusCode,
    scimType: refusal?.scimType,
    detail: refusal?.detail,
    cause: failure?.cause,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    address,
    userAgent,
    revisions,
    body: () => bodyShape(text),
  };
};

const plainId = /^[A-Za-z0-9-]{1,64}$/;

/** Of a key that opens nothing: whoever sends it means this directory. */
const claimedDirectory = (authorization: string | undefined): DirectoryId | undefined => {
  const text = presentedKey(authorization);
  return text === undefined ? undefined : directoryMeantBy(text);
};
