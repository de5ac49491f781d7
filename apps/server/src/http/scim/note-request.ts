import { type DirectoryId, instantText, NO_EVENTS } from '@rollcall/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { directoryMeantBy } from '../../api-keys/api-key-text';
import { presentedKey } from '../../api-keys/presented-key';
import { bodyShape, withoutValues } from '../../requests/body-shape';
import type { NotedRequest } from '../../requests/request-record';
import type { Rollcall } from '../../runtime/rollcall';
import { requestSource } from '../request-source';
import type { ScimExchange } from './scim-exchange';
import { scimPathClass } from './scim-path';

/** A SCIM request that is answered, for the request log. */
export const notedRequest = (
  { id, method, headers, body, ip }: Pick<FastifyRequest, 'id' | 'method' | 'headers' | 'body' | 'ip'>,
  reply: Pick<FastifyReply, 'statusCode' | 'elapsedTime'>,
  exchange: ScimExchange,
  { projector, clock }: Pick<Rollcall, 'projector' | 'clock'>,
): NotedRequest => {
  const { target, caller, failure, refusal, revisions = [] } = exchange;
  const directory =
    caller?.directoryId ?? failure?.denied?.directoryId ?? claimedDirectory(headers.authorization, projector);
  const key = caller?.key.id ?? failure?.denied?.keyId;
  const [, resource] = target?.path ?? [];
  const filter = target?.query.get('filter');
  const text = typeof body === 'string' ? body : '';
  const { address = '', userAgent } = requestSource({ headers, ip });
  return {
    requestId: id,
    time: instantText(clock()),
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

/** Of a key that opens nothing: whoever sends it means this directory. One that is made up is kept nothing for. */
const claimedDirectory = (
  authorization: string | undefined,
  projector: Rollcall['projector'],
): DirectoryId | undefined => {
  const text = presentedKey(authorization);
  const meant = text === undefined ? undefined : directoryMeantBy(text);
  return meant !== undefined && projector.directory(meant).revision > NO_EVENTS ? meant : undefined;
};
