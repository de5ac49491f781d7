import type { FastifyRequest } from 'fastify';

/** `If-Match`: the version that the edit began with. Absent or `*`: whichever there is. */
export const versionToReplace = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined => {
  const etag = headers['if-match'];
  return etag === undefined || etag === '*' ? undefined : etag.replace(/^(W\/)?"(.*)"$/, '$2');
};
