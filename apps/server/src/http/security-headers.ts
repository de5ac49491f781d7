/** How long a browser that came over TLS once insists on it: a year, in seconds. */
const TLS_ONLY = 'max-age=31536000';

/**
 * For every answer, of whatever route, that a browser might take for a page. Scripts and styles come from files
 * of our own alone, nothing is inline, nobody else is asked, and no other page may frame it. Where browsers come
 * to an https address, they never ask without TLS again (RFC 6797); other names of the domain are not bound.
 */
export const securityHeaders = (publicUrl: string | undefined): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': TLS_ONLY }),
});
