import { isAttended } from './attendance';

/** An answer that says no, in the words of the server. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The `error` of the answer, with whatever else it holds. */
    readonly body: { readonly [field: string]: unknown },
  ) {
    super(message);
  }
}

let csrfToken: string | undefined;

/** Of the session; every request that changes something must repeat it. */
export const proveWith = (token: string | undefined): void => {
  csrfToken = token;
};

export type RequestOptions = {
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
};

/** Asks the admin API. Rejects with `RequestFailed`. */
export const request = async <Answer = undefined>(
  path: string,
  options: RequestOptions = {},
): Promise<Answer> => {
  const { method = 'GET', body, text } = options;
  const headers = new Headers(options.headers);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (text !== undefined) headers.set('content-type', 'text/plain; charset=utf-8');
  if (csrfToken !== undefined) headers.set('x-csrf-token', csrfToken);
  if (!isAttended()) headers.set('x-unattended', '1');
  const response = await fetch(`/api${path}`, {
    method,
    headers,
    body: text ?? (body === undefined ? null : JSON.stringify(body)),
  }).catch(() => {
    throw new RequestFailed(0, 'unreachable', 'The server cannot be reached. Is it running?', {});
  });
  if (response.ok) return JSON.parse((await response.text()) || 'null');
  throw failureOf(response.status, await response.json().catch(() => ({})));
};

const failureOf = (status: number, answer: unknown): RequestFailed => {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : {};
  const code = typeof error.code === 'string' ? error.code : 'unknown';
  const message = typeof error.message === 'string' ? error.message : `The server answered ${status}.`;
  return new RequestFailed(status, code, message, error);
};

const isRecord = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** Headers by which nothing is done when the version is another by now; null for none at all. */
export const ifStill = (version: string | null): { readonly [name: string]: string } =>
  version === null ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
