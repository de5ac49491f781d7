import type { IncomingMessage } from 'node:http';

/** A request target that names scheme and host too, as requests to proxies do, without them (RFC 9112 section 3.2.2). */
export const originForm = ({ url = '/' }: Pick<IncomingMessage, 'url'>): string => {
  if (url.startsWith('/')) return url;
  const place = url.replace(/^https?:\/\/[^/?]*/i, '');
  return place.startsWith('?') ? `/${place}` : place || '/';
};
