import type { Exchange, Observer, Send } from './exchange';
import { decodeBody } from './wire/json';

/** Okta closes the socket after a minute without an answer. */
const TIMEOUT_MS = 60_000;

export type TransportOptions = {
  readonly baseUrl: string;
  /** The whole value of the `Authorization` header, or a bare key, which is sent as `Bearer`. */
  readonly token: string;
  readonly observe?: Observer | undefined;
};

/** HTTP as Okta's SCIM client speaks it: its headers, a JSON content type on all but GET, one minute of patience. */
export const createTransport = ({ baseUrl, token, observe }: TransportOptions): Send => {
  const base = baseUrl.replace(/\/+$/, '');
  const authorization = token.includes(' ') ? token : `Bearer ${token}`;

  const exchange: Send = async (method, path, body) => {
    const startedAt = performance.now();
    const request = { method, path, ...(body === undefined ? {} : { requestBody: body }) };
    try {
      const response = await fetch(base + path, {
        method,
        headers: {
          accept: 'application/scim+json',
          'accept-charset': 'utf-8',
          'accept-encoding': 'gzip,deflate',
          'user-agent': 'Okta SCIM Client 1.0.0',
          authorization,
          ...(method === 'GET' ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }),
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        ...request,
        status: response.status,
        ...(text === '' ? {} : { responseBody: decodeBody(text) }),
        durationMs: performance.now() - startedAt,
      };
    } catch (error) {
      return {
        ...request,
        status: 0,
        responseBody: reason(error),
        durationMs: performance.now() - startedAt,
      };
    }
  };

  return async (method, path, body) => {
    const done: Exchange = await exchange(method, path, body);
    observe?.(done);
    return done;
  };
};

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
};
