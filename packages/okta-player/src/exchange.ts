/** One HTTP request and its answer. The token is in none of the fields. */
export type Exchange = {
  readonly method: Method;
  /** Path and query below the base URL, encoded as sent. */
  readonly path: string;
  readonly requestBody?: unknown;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Decoded JSON; the text of an answer that is not JSON; why no answer came. Absent for an empty body. */
  readonly responseBody?: unknown;
  readonly durationMs: number;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Told of every exchange, in the order of the answers. */
export type Observer = (exchange: Exchange) => void;

/** Sends one request below the base URL. Never rejects: no answer is status 0. */
export type Send = (method: Method, path: string, body?: unknown) => Promise<Exchange>;

export const succeeded = (exchange: Exchange): boolean => exchange.status >= 200 && exchange.status < 300;
