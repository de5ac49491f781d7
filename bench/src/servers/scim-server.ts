import type { ServerProcess } from './server-process';

/** A SCIM service under test. */
export type ScimServer = Pick<ServerProcess, 'stop'> & {
  /** Base URL of the SCIM endpoints, without a slash at the end. */
  readonly scimUrl: string;
  /** Sent with every request. */
  readonly headers: { readonly [name: string]: string };
};

export const scimHeaders = (key: string) => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/scim+json; charset=utf-8',
  accept: 'application/scim+json',
});
