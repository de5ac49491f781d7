import type { RequestFilter } from './request-log';
import type { RequestRecord } from './request-record';

export const passesFilter = (
  { status, key, request, methods, resource, named, since, until }: RequestFilter,
  noted: RequestRecord,
): boolean =>
  (status === undefined || (noted.status >= status.least && noted.status <= status.most)) &&
  (key === undefined || noted.key === key) &&
  (request === undefined || noted.requestId === request) &&
  (methods === undefined || methods.includes(noted.method)) &&
  (resource === undefined || noted.resource === resource) &&
  (named === undefined || noted.body?.named === named) &&
  (since === undefined || Date.parse(noted.time) >= since.getTime()) &&
  (until === undefined || Date.parse(noted.time) <= until.getTime());
