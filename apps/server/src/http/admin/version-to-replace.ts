import type { FastifyRequest } from 'fastify';

/**
 * The version that an edit began with: that of `If-Match`, or empty for `If-None-Match: *`, which says that there was
 * none (RFC 9110 section 13.1). Absent, or `If-Match: *`: whichever there is.
 */
export const versionToReplace = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined => {
  if (headers['if-none-match'] === '*') return '';
  const etag = headers['if-match'];
  return etag === undefined || etag === '*' ? undefined : etag.replace(/^(W\/)?"(.*)"$/, '$2');
};
