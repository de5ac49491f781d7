import * as t from 'io-ts';
import type { IdpName, IdpSwitch } from '../idp/idp-profile';

const names: { readonly [Name in IdpName]: null } = {
  okta: null,
  entra: null,
  onelogin: null,
  jumpcloud: null,
  generic: null,
  strict: null,
};

const switches: { readonly [Switch in IdpSwitch]: t.BooleanC } = {
  replaceCreatesMissing: t.boolean,
  emptyTextClears: t.boolean,
  unquotedFilterValues: t.boolean,
  emptyPatchSucceeds: t.boolean,
  removeAllMembers: t.boolean,
};

/** How the directory reads what its identity provider sends, from here on; every switch is spelled out. */
export const IdpProfileChosen = t.strict({ name: t.keyof(names), switches: t.strict(switches) });
export type IdpProfileChosen = t.TypeOf<typeof IdpProfileChosen>;
