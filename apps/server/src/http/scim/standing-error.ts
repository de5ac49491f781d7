import {
  expiredKey,
  missingOrInvalidKey,
  provisioningDisabled,
  revokedKey,
  type ScimError,
} from '@rollcall/scim';
import type { ApiKeyStanding } from '../../api-keys/verify-api-key';

const dateOf = (moment: string): string => moment.slice(0, 'YYYY-MM-DD'.length);

/** What the holder of a key that does not open is told. */
export const standingError = (standing: Exclude<ApiKeyStanding, { _tag: 'Accepted' }>): ScimError => {
  switch (standing._tag) {
    case 'Unknown':
      return missingOrInvalidKey();
    case 'ProvisioningDisabled':
      return provisioningDisabled();
    case 'Revoked':
      return revokedKey(dateOf(standing.at));
    case 'Expired':
      return expiredKey(dateOf(standing.at));
  }
};
