/**
 * What a directory takes from its identity provider beyond the letter of RFC 7644, each for itself:
 * - `replaceCreatesMissing`: a PATCH `replace` whose value filter matches nothing creates the value that the
 *   filter describes, rather than failing with `noTarget` (section 3.5.2.3).
 * - `emptyTextClears`: an empty text unassigns an attribute, as null does (RFC 7643 section 2.5).
 * - `unquotedFilterValues`: `externalId eq jyoung` means `externalId eq "jyoung"` (section 3.4.2.2).
 * - `emptyPatchSucceeds`: a PATCH without operations changes nothing, rather than failing (section 3.5.2).
 * - `removeAllMembers`: a PATCH `remove` of `members` that names nobody empties the group (section 3.5.2.2),
 *   rather than being refused as a likely mistake.
 */
export const idpSwitches = [
  'replaceCreatesMissing',
  'emptyTextClears',
  'unquotedFilterValues',
  'emptyPatchSucceeds',
  'removeAllMembers',
] as const;
export type IdpSwitch = (typeof idpSwitches)[number];
export type IdpSwitches = { readonly [Switch in IdpSwitch]: boolean };

/** `strict`: the RFC to the letter, for clients that rely on it. */
export const idpNames = ['okta', 'entra', 'onelogin', 'jumpcloud', 'generic', 'strict'] as const;
export type IdpName = (typeof idpNames)[number];

/** How a directory reads what its identity provider sends. */
export type IdpProfile = { readonly name: IdpName; readonly switches: IdpSwitches };

const allOff: IdpSwitches = {
  replaceCreatesMissing: false,
  emptyTextClears: false,
  unquotedFilterValues: false,
  emptyPatchSucceeds: false,
  removeAllMembers: false,
};

const usual: { readonly [Name in IdpName]: IdpSwitches } = {
  okta: { ...allOff, replaceCreatesMissing: true, emptyTextClears: true },
  entra: {
    ...allOff,
    replaceCreatesMissing: true,
    emptyTextClears: true,
    unquotedFilterValues: true,
    emptyPatchSucceeds: true,
  },
  onelogin: allOff,
  jumpcloud: allOff,
  generic: { ...allOff, removeAllMembers: true },
  strict: { ...allOff, removeAllMembers: true },
};

/** The profile of that name, with switches set otherwise than it sets them. */
export const idpProfile = (name: IdpName, other: Partial<IdpSwitches> = {}): IdpProfile => ({
  name,
  switches: { ...usual[name], ...other },
});

/** Of a directory for which none was chosen. */
export const genericProfile: IdpProfile = idpProfile('generic');
