/** Where SCIM is mounted. */
export const SCIM_PREFIX = '/scim/v2';

/** What a SCIM URL names. */
export type ScimTarget = {
  /** Below the prefix, decoded by segment, without empty ones: `//Users/` is `['Users']`. */
  readonly path: ReadonlyArray<string>;
  /** `+` and `%20` both are spaces. */
  readonly query: URLSearchParams;
};

const PREFIX_SEGMENTS = 2;

/** Reads the URL of a request as it came; `undefined` when a percent sign does not begin an octet. */
export const scimTargetOf = (url: string): ScimTarget | undefined => {
  const mark = url.indexOf('?');
  const segments: string[] = [];
  try {
    for (const segment of (mark < 0 ? url : url.slice(0, mark)).split('/')) {
      if (segment !== '') segments.push(segment.includes('%') ? decodeURIComponent(segment) : segment);
    }
  } catch {
    return undefined;
  }
  const query = mark < 0 ? new URLSearchParams() : new URLSearchParams(url.slice(mark + 1));
  return { path: segments.slice(PREFIX_SEGMENTS), query };
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
  'openapi.json',
]);

/** The kind of path, for logs and metrics: one of few, and without ids. */
export const scimPathClass = ([endpoint, id]: ReadonlyArray<string>): string => {
  if (endpoint === undefined) return SCIM_PREFIX;
  if (!endpoints.has(endpoint)) return `${SCIM_PREFIX}/*`;
  if (id === undefined) return `${SCIM_PREFIX}/${endpoint}`;
  return `${SCIM_PREFIX}/${endpoint}/${id === '.search' ? id : ':id'}`;
};
