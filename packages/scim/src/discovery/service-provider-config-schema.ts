import type { Attribute } from '../schema/attribute';
import type { Schema } from '../schema/schema';
import { complex, flag, number, reference, text } from './read-only';

const limit = (name: string, description: string) => number(name, description, { required: true });

const supported = flag('supported', 'Whether it is offered.', { required: true });

const option = (name: string, description: string, ...more: ReadonlyArray<Attribute>) =>
  complex(name, description, [supported, ...more], { required: true });

/** RFC 7643 section 5, with what RFC 9865 section 4 and RFC 9967 section 4 add. */
export const serviceProviderConfigSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  name: 'ServiceProviderConfig',
  description: 'What the service offers.',
  attributes: [
    reference('documentationUri', 'The URI of documentation for people.', { referenceTypes: ['external'] }),
    option('patch', 'Changes by PATCH.'),
    option(
      'bulk',
      'Several changes in one request.',
      limit('maxOperations', 'The most operations of one request.'),
      limit('maxPayloadSize', 'The most bytes of one request.'),
    ),
    option('filter', 'Filters.', limit('maxResults', 'The most resources of one answer.')),
    option('changePassword', 'Changes of passwords.'),
    option('sort', 'Sorting.'),
    option('etag', 'Versions of resources as entity tags.'),
    complex(
      'authenticationSchemes',
      'How requests are authenticated.',
      [
        text('type', 'The kind of the scheme.', {
          required: true,
          canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
        }),
        text('name', 'The common name of the scheme.', { required: true }),
        text('description', 'What the scheme is.', { required: true }),
        reference('specUri', 'The URI of its specification.', { referenceTypes: ['external'] }),
        reference('documentationUri', 'The URI of how to use it.', { referenceTypes: ['external'] }),
        flag('primary', 'Whether this is the preferred scheme.'),
      ],
      { multiValued: true, required: true },
    ),
    complex('pagination', 'How lists come in pages.', [
      flag('cursor', 'Whether by cursors.', { required: true }),
      flag('index', 'Whether by indexes.', { required: true }),
      text('defaultPaginationMethod', 'How when the request says neither.', {
        canonicalValues: ['cursor', 'index'],
      }),
      number('defaultPageSize', 'Resources when no count is given.'),
      number('maxPageSize', 'The most resources of one page.'),
      number('cursorTimeout', 'Seconds that a cursor is good for.'),
    ]),
    complex('securityEvents', 'The security events that feeds tell of; absent where there is no feed.', [
      text('asyncRequest', 'Whether requests may be asynchronous.', {
        canonicalValues: ['none', 'long', 'request'],
      }),
      reference('eventUris', 'The URIs of these events.', { multiValued: true, referenceTypes: ['uri'] }),
    ]),
  ],
};
