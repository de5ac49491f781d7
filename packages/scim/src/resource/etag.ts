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

/** 412 when `If-Match` names other versions only. Ask on the state that the change is decided on. */
export const preconditionFault = (ifMatch: string | undefined, resource: Lifespan): ScimError | undefined =>
  ifMatch === undefined || namesVersion(ifMatch, versionOf(resource))
    ? undefined
    : scimError(
        412,
        `The resource is now at version ${versionOf(resource)}, not at ${shortened(ifMatch)}. Read it again, then send the change. Nothing was changed.`,
      );
