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
/** Most requests have none; nobody changes it. */
const NO_QUERY = new URLSearchParams();

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
  const query = mark < 0 ? NO_QUERY : new URLSearchParams(url.slice(mark + 1));
  return { path: segments.slice(PREFIX_SEGMENTS), query };
};

/** By endpoint: the kinds of paths to all of it, and to one thing of it. */
const classes = new Map(
  [
    'Users',
    'Groups',
    'Bulk',
    'Me',
    'Schemas',
    'ResourceTypes',
    'ServiceProviderConfig',
    '.search',
    'openapi.json',
  ].map((endpoint) => {
    const all = `${SCIM_PREFIX}/${endpoint}`;
    return [endpoint, { all, search: `${all}/.search`, one: `${all}/:id` }];
  }),
);

/** The kind of path, for logs and metrics: one of few, and without ids. */
export const scimPathClass = ([endpoint, id]: ReadonlyArray<string>): string => {
  if (endpoint === undefined) return SCIM_PREFIX;
  const kinds = classes.get(endpoint);
  if (kinds === undefined) return `${SCIM_PREFIX}/*`;
  if (id === undefined) return kinds.all;
  return id === '.search' ? kinds.search : kinds.one;
};
