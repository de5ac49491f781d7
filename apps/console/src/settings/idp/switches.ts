import type { IdpSwitch } from '../../api/types';

/** What each switch of a profile means, for those who decide about it. */
export const switches: ReadonlyArray<{
  readonly key: IdpSwitch;
  readonly name: string;
  readonly on: string;
  readonly off: string;
}> = [
  {
    key: 'replaceCreatesMissing',
    name: 'Replacing creates what is missing',
    on: 'Replacing the work email of somebody who has none creates it.',
    off: 'Off: that request is refused with noTarget.',
  },
  {
    key: 'emptyTextClears',
    name: 'An empty text clears',
    on: 'An attribute that is sent as an empty text is taken away.',
    off: 'Off: the empty text is kept as the value.',
  },
  {
    key: 'unquotedFilterValues',
    name: 'Filters without quotation marks',
    on: 'externalId eq jyoung means externalId eq "jyoung".',
    off: 'Off: that filter is refused with invalidFilter.',
  },
  {
    key: 'emptyPatchSucceeds',
    name: 'A PATCH without operations succeeds',
    on: 'It changes nothing and is answered as done.',
    off: 'Off: it is refused with invalidSyntax.',
  },
  {
    key: 'removeAllMembers',
    name: 'Removing members without naming any empties the group',
    on: 'Everybody in the group loses what it grants. No known provider means that.',
    off: 'Off: that request is refused with invalidValue.',
  },
];

export const providers: ReadonlyArray<{ readonly name: string; readonly label: string }> = [
  { name: 'okta', label: 'Okta' },
  { name: 'entra', label: 'Microsoft Entra ID' },
  { name: 'onelogin', label: 'OneLogin' },
  { name: 'jumpcloud', label: 'JumpCloud' },
  { name: 'generic', label: 'Another one' },
  { name: 'strict', label: 'Strict: the RFC to the letter' },
];
