import * as t from 'io-ts';

/** SCIM requests are kept out; what was provisioned stays. */
export const ProvisioningDisabled = t.strict({});
export type ProvisioningDisabled = t.TypeOf<typeof ProvisioningDisabled>;
