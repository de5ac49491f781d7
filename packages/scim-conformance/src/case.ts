import type { Visit } from './client/visit';

/** Optional parts of SCIM, as `/ServiceProviderConfig` tells of them. */
export type Feature = 'patch' | 'bulk' | 'filter' | 'sort' | 'etag' | 'cursor';

/** One thing that the RFCs ask of a server. */
export type Case = {
  /** Where it is asked, e.g. `RFC 7644 §3.5.2.2`. */
  readonly section: string;
  /** What must hold, as a sentence about the server. */
  readonly name: string;
  /** Skipped at a server that does not offer it. */
  readonly needs?: Feature;
  /** Throws `Unmet` when it does not hold. */
  readonly run: (visit: Visit) => Promise<void>;
};

/** Cases of one section, and of one optional part if `needs` is given. */
export const casesOf = (
  section: string,
  cases: { readonly [name: string]: Case['run'] },
  needs?: Feature,
): ReadonlyArray<Case> =>
  Object.entries(cases).map(([name, run]) => ({
    section,
    name,
    run,
    ...(needs === undefined ? {} : { needs }),
  }));
