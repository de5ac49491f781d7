import { apiKeyId, revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { RequestLog, RequestQuery } from '../src/requests/request-log';
import type { NotedRequest } from '../src/requests/request-record';
import { directory } from './directory-id';

export const noted = (requestId: string, more: Partial<NotedRequest> = {}): NotedRequest => ({
  requestId,
  time: new Date().toISOString(),
  directory,
  key: apiKeyId('k1'),
  method: 'PATCH',
  route: '/scim/v2/Users/:id',
  status: 200,
  milliseconds: 1.5,
  address: '127.0.0.1',
  revisions: [revision(7), revision(8)],
  body: () => ({ bytes: 2 }),
  ...more,
});

/** Without a key that was issued here. */
export const stranger = (requestId: string): NotedRequest => {
  const { key: _, ...request } = noted(requestId, { status: 401 });
  return request;
};

export const ask = async (log: RequestLog, query: Partial<RequestQuery> = {}) => {
  const page = await log.query(directory, { filter: {}, limit: 10, ...query })();
  if (E.isLeft(page)) throw new Error(page.left.reason);
  return page.right;
};

export const idsOf = async (log: RequestLog, query: Partial<RequestQuery> = {}) =>
  (await ask(log, query)).requests.map(({ requestId }) => requestId);
