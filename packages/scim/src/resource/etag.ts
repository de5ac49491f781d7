import type { Group, Profile, Revision, User } from '@rollcall/domain';
import { type ScimError, scimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import { appearanceOf } from '../schema/appearance';
import type { ResourceType } from '../schema/resource-type';

/** `meta.version`: weak, as one state has many representations (RFC 7644 section 3.14). */
export const versionOf = (type: ResourceType, { changedRevision, profile }: User | Group): string =>
  versionAt(type, changedRevision, profile);

/**
 * Of a resource that the event of that revision made or changed. Values of declared extensions come into sight and go
 * as these are declared and withdrawn, so the version tells which of them are seen.
 */
export const versionAt = (type: ResourceType, revision: Revision, profile: Profile): string => {
  const appearance = appearanceOf(type, profile);
  return appearance === '' ? `W/"${revision}"` : `W/"${revision}-${appearance}"`;
};

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
 * state that the change is decided on; `version` is that of the resource in it.
 */
export const preconditionFault = (
  { ifMatch, ifNoneMatch }: Conditions,
  version: string,
): ScimError | undefined => {
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
