/** Where SCIM is mounted. */
export const SCIM_PREFIX = '/scim/v2';

/** What a SCIM URL names. */
export type ScimTarget = {
  /** Decoded by segment, without empty ones: `//Users/` is `/Users`. */
  readonly path: ReadonlyArray<string>;
  /** `+` and `%20` both are spaces. */
  readonly query: URLSearchParams;
};

/** Reads the URL as it came, below the prefix; `undefined` when a percent sign does not begin an octet. */
export const scimTargetOf = (url: string): ScimTarget | undefined => {
  const mark = url.indexOf('?');
  const pathname = mark < 0 ? url : url.slice(0, mark);
  const path: string[] = [];
  try {
    for (const segment of pathname.slice(SCIM_PREFIX.length).split('/')) {
      if (segment !== '') path.push(segment.includes('%') ? decodeURIComponent(segment) : segment);
    }
  } catch {
    return undefined;
  }
  return { path, query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)) };
};

const endpoints = new Set([
  'Users',
  'Groups',
  'Bulk',
  'Me',
  'Schemas',
  'ResourceTypes',
  'ServiceProviderConfig',
  '.search',
]);

/** The kind of path, for logs and metrics: without ids, and one of few. */
export const scimPathClass = ([endpoint, id]: ReadonlyArray<string>): string => {
  if (endpoint === undefined) return SCIM_PREFIX;
  if (!endpoints.has(endpoint)) return `${SCIM_PREFIX}/*`;
  if (id === undefined) return `${SCIM_PREFIX}/${endpoint}`;
  return id === '.search' ? `${SCIM_PREFIX}/${endpoint}/.search` : `${SCIM_PREFIX}/${endpoint}/:id`;
};
