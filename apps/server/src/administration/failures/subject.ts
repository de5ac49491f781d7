import type { LoggedRequest, RequestFilter } from '../../requests/request-log';

/** Whom or what a request that failed was about. */
export type Subject = {
  /** `connection`: the key, and whether provisioning is on, rather than anybody. */
  readonly kind: 'user' | 'group' | 'connection' | 'other';
  /** The same for requests about the same. */
  readonly key: string;
  /** Each finds requests about the same. */
  readonly filters: ReadonlyArray<RequestFilter>;
};

/** `undefined` for a request whose failing is no failure: what it looked for or deleted is not there. */
export const subjectOf = (request: LoggedRequest): Subject | undefined => {
  const { method, route, status, resource, body } = request;
  if (status === 404 && (method === 'GET' || method === 'DELETE')) return undefined;
  if (status === 401 || status === 403) return { kind: 'connection', key: '', filters: [{}] };
  const kind = route.includes('/Users') ? 'user' : route.includes('/Groups') ? 'group' : 'other';
  const named = body?.named;
  const of: ReadonlyArray<RequestFilter> = [
    ...(resource === undefined ? [] : [{ resource }]),
    ...(named === undefined ? [] : [{ named }]),
  ];
  return {
    kind,
    key: resource ?? named ?? `${method} ${route}`,
    filters: of.map((filter) => ({ ...filter, methods: method === 'GET' ? [method] : WRITING })),
  };
};

const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE'];
