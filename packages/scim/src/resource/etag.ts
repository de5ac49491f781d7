import type { Lifespan, Revision } from '@rollcall/domain';
import { type ScimError, scimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';

/** `meta.version`: weak, as one state has many representations (RFC 7644 section 3.14). */
export const versionOf = ({ changedRevision }: Pick<Lifespan, 'changedRevision'>): string =>
  versionAt(changedRevision);

/** Of a resource that the event of that revision made or changed. */
export const versionAt = (revision: Revision): string => `W/"${revision}"`;

/** Whether a header such as `W/"7", W/"9"` or `*` names the version; weak and strong tags compare alike. */
export const namesVersion = (header: string, version: string): boolean =>
  header.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || opaque(tag) === opaque(version);
  });

const opaque = (tag: string): string => (tag.startsWith('W/') ? tag.slice(2) : tag);

/** `If-Match` and `If-None-Match` as they came. */
export type Conditions = { readonly ifMatch: string | undefined; readonly ifNoneMatch: string | undefined };

/**
 * 412 when `If-Match` names other versions only, or `If-None-Match` this one (RFC 9110 section 13.1). Ask on the
 * state that the change is decided on.
 */
export const preconditionFault = (
  { ifMatch, ifNoneMatch }: Conditions,
  resource: Lifespan,
): ScimError | undefined => {
  const version = versionOf(resource);
  if (ifMatch !== undefined && !namesVersion(ifMatch, version)) {
    return scimError(
      412,
      `The resource is now at version ${version}, not at ${shortened(ifMatch)}. Read it again, then send the change. Nothing was changed.`,
    );
  }
  return ifNoneMatch !== undefined && namesVersion(ifNoneMatch, version)
    ? scimError(
        412,
        `The resource is at version ${version}, which If-None-Match rules out: ${shortened(ifNoneMatch)}. Nothing was changed.`,
      )
    : undefined;
};
