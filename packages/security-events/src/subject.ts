import type { Profile } from '@rollcall/domain';
import { locationOf } from '@rollcall/scim';
import type { Subject } from './security-event';

/** `externalId` is told where it is known (RFC 9967 section 2.1). */
export const subjectOf = (
  endpoint: 'Users' | 'Groups',
  id: string,
  profile: Profile | undefined,
): Subject => ({
  format: 'scim',
  uri: locationOf('', endpoint, id),
  ...(typeof profile?.externalId === 'string' && { externalId: profile.externalId }),
});
