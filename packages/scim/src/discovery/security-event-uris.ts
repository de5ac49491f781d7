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

export const allSecurityEventUris: ReadonlyArray<string> = Object.values(securityEventUris).flatMap((uri) =>
  typeof uri === 'string' ? [uri] : Object.values(uri),
);
