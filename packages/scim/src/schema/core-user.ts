import { binary, complex, flag, plural, reference, text } from './define';
import type { Schema } from './schema';

const name = complex('name', "The components of the person's name.", [
  text('formatted', 'The full name, formatted for display.'),
  text('familyName', 'The family name, or last name.'),
  text('givenName', 'The given name, or first name.'),
  text('middleName', 'The middle name or names.'),
  text('honorificPrefix', 'The title before the name, such as "Dr."'),
  text('honorificSuffix', 'The suffix after the name, such as "III".'),
]);

const addresses = complex(
  'addresses',
  'Physical mailing addresses.',
  [
    text('formatted', 'The full address, formatted for display; may hold newlines.'),
    text('streetAddress', 'Street, house number, apartment.'),
    text('locality', 'The city.'),
    text('region', 'The state or region.'),
    text('postalCode', 'The postal code.'),
    text('country', 'The country, as an ISO 3166-1 alpha-2 code.'),
    text('type', 'A label for the function of the address.', { canonicalValues: ['work', 'home', 'other'] }),
    flag('primary', 'Whether this is the preferred address. At most one is.'),
  ],
  { multiValued: true },
);

const groups = complex(
  'groups',
  'The groups the user is a member of. To change them, change the groups.',
  [
    text('value', 'The id of the group.', { caseExact: true, mutability: 'readOnly' }),
    reference('$ref', 'The URI of the group.', { mutability: 'readOnly', referenceTypes: ['Group'] }),
    text('display', 'The display name of the group.', { mutability: 'readOnly' }),
    text('type', 'How the user belongs to the group.', {
      mutability: 'readOnly',
      canonicalValues: ['direct'],
    }),
  ],
  { multiValued: true, mutability: 'readOnly' },
);

const address = (description: string) => text('value', description);

/** RFC 7643 section 4.1. */
export const coreUserSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'User Account',
  attributes: [
    text('userName', 'The name the user signs in with; unique in the directory, whatever its case.', {
      required: true,
      uniqueness: 'server',
    }),
    name,
    text('displayName', 'The name shown to others.'),
    text('nickName', 'The casual name.'),
    reference('profileUrl', "The URI of the user's online profile.", { referenceTypes: ['external'] }),
    text('title', 'The job title, such as "Vice President".'),
    text('userType', 'The relation to the organisation, such as "Contractor".'),
    text('preferredLanguage', 'Preferred languages, as in the Accept-Language header.'),
    text('locale', 'The locale for dates, numbers and currencies, such as "en-US".'),
    text('timezone', 'The time zone, such as "Europe/Berlin".'),
    flag(
      'active',
      'Whether the user may sign in; true for a new user of whom nothing is said. One who is not active is in no access rule.',
      { lasting: true },
    ),
    text('password', 'Accepted and discarded; it is never stored.', {
      mutability: 'writeOnly',
      returned: 'never',
      caseExact: true,
    }),
    plural('emails', 'Email addresses.', address('The email address.'), ['work', 'home', 'other']),
    plural('phoneNumbers', 'Telephone numbers.', address('The telephone number.'), [
      'work',
      'home',
      'mobile',
      'fax',
      'pager',
      'other',
    ]),
    plural('ims', 'Instant messaging addresses.', address('The instant messaging address.'), [
      'aim',
      'gtalk',
      'icq',
      'xmpp',
      'msn',
      'skype',
      'qq',
      'yahoo',
    ]),
    plural(
      'photos',
      'URIs of photos.',
      reference('value', 'The URI of the photo.', { referenceTypes: ['external'] }),
      ['photo', 'thumbnail'],
    ),
    addresses,
    groups,
    plural('entitlements', 'Things the user has.', address('The entitlement.')),
    plural('roles', 'Roles of the user.', address('The role.')),
    plural('x509Certificates', 'Certificates issued to the user.', binary('value', 'A DER certificate.')),
  ],
};
