import * as t from 'io-ts';

/** SCIM requests are let in. */
export const ProvisioningEnabled = t.strict({});
export type ProvisioningEnabled = t.TypeOf<typeof ProvisioningEnabled>;
