import type { DirectoryView, Group, Profile, Revision, User } from '@rollcall/domain';
import { type ScimError, scimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import { appearanceOf } from '../schema/appearance';
import type { ResourceType } from '../schema/resource-type';
import { managerOf } from './manager';

/**
 * `meta.version` and the ETag (RFC 7643 section 3.1, RFC 7644 section 3.14): `W/"7"`, or `W/"7.12"` when what is
 * read-only in the resource changed since. Two representations of one version are the same. Weak, as one state
 * has many representations.
 */
export const versionOf = (type: ResourceType, resource: User | Group, view: DirectoryView): string => {
  const readOnly = readOnlyPart(resource, view);
  return `W/"${writablePart(type, resource.changedRevision, resource.profile)}${readOnly === '' ? '' : `.${readOnly}`}"`;
};

/** The version of a resource that the event of that revision made or changed, without what is read-only in it. */
export const versionAt = (type: ResourceType, revision: Revision, profile: Profile): string =>
  `W/"${writablePart(type, revision, profile)}"`;

/**
 * Values of declared extensions come into sight and go as these are declared and withdrawn, so the version tells
 * which of them are seen.
 */
const writablePart = (type: ResourceType, revision: Revision, profile: Profile): string => {
  const appearance = appearanceOf(type, profile);
  return appearance === '' ? `${revision}` : `${revision}-${appearance}`;
};

/**
 * The revision at which a user's groups or a group's members, or the names of these, changed, if later than the
 * resource itself; and `m` with that of the manager whose name a user shows.
 */
const readOnlyPart = (resource: User | Group, view: DirectoryView): string => {
  const isUser = 'userName' in resource;
  const shown = isUser ? view.userShownRevision(resource.id) : view.groupShownRevision(resource.id);
  const manager = isUser ? managerOf(resource, view) : undefined;
  const since = shown > resource.changedRevision ? `${shown}` : '';
  return manager === undefined ? since : `${since}m${manager.changedRevision}`;
};

/** Whether a header such as `W/"7", W/"9"` or `*` names the version; weak and strong tags compare alike. */
export const namesVersion = (header: string, version: string): boolean =>
  header.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || opaque(tag) === opaque(version);
  });

/** The same of what a client can write in the resource. */
const namesWritable = (header: string, version: string): boolean =>
  namesVersion(header.replaceAll(readOnlyTail, ''), version.replace(readOnlyTail, ''));

const readOnlyTail = /\.[^",]*/g;

const opaque = (tag: string): string => (tag.startsWith('W/') ? tag.slice(2) : tag);

/** `If-Match` and `If-None-Match` as they came. */
export type Conditions = { readonly ifMatch: string | undefined; readonly ifNoneMatch: string | undefined };

/**
 * 412 when `If-Match` names other versions only, or `If-None-Match` this one (RFC 9110 section 13.1). `If-Match`
 * guards against lost updates, and no write of a resource can lose what is read-only in it; so only the other part
 * counts there. Ask on the state that the change is decided on; `version` is that of the resource in it.
 */
export const preconditionFault = (
  { ifMatch, ifNoneMatch }: Conditions,
  version: string,
): ScimError | undefined => {
  if (ifMatch !== undefined && !namesWritable(ifMatch, version)) {
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
