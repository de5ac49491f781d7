const EVENT = 'urn:ietf:params:scim:event';

/** The security events told of (RFC 9967 section 7.4): all but those of asynchronous requests, which are not taken. */
export const securityEventUris = {
  feedAdd: `${EVENT}:feed:add`,
  feedRemove: `${EVENT}:feed:remove`,
  create: { notice: `${EVENT}:prov:create:notice`, full: `${EVENT}:prov:create:full` },
  patch: { notice: `${EVENT}:prov:patch:notice`, full: `${EVENT}:prov:patch:full` },
  put: { notice: `${EVENT}:prov:put:notice`, full: `${EVENT}:prov:put:full` },
  delete: `${EVENT}:prov:delete`,
  activate: `${EVENT}:prov:activate`,
  deactivate: `${EVENT}:prov:deactivate`,
} as const;

/** How a feed tells; `membersOnly`: of people while they are in a group, and of no group. */
export type Telling = {
  readonly detail: 'notice' | 'full';
  readonly updates: 'patch' | 'put';
  readonly membersOnly: boolean;
};

/** What such a feed tells of. A changed group is told as a PATCH, whatever `updates` says. */
export const securityEventUrisOf = ({ detail, updates, membersOnly }: Telling): ReadonlyArray<string> => [
  ...(membersOnly ? [securityEventUris.feedAdd, securityEventUris.feedRemove] : []),
  securityEventUris.create[detail],
  ...(membersOnly && updates === 'put' ? [] : [securityEventUris.patch[detail]]),
  ...(updates === 'put' ? [securityEventUris.put[detail]] : []),
  securityEventUris.delete,
  securityEventUris.activate,
  securityEventUris.deactivate,
];
