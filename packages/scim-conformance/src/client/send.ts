import { setTimeout as sleep } from 'node:timers/promises';
import { decoded, textAt } from './json';

/** An HTTP answer; status 0 with the reason as text when none came. */
export type Answer = {
  readonly request: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` for an answer without JSON. */
  readonly body: unknown;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A text goes out as it is, all else as JSON. A header of `null` is not sent. Never rejects. */
export type Send = (
  method: Method,
  path: string,
  content?: unknown,
  headers?: { readonly [name: string]: string | null },
) => Promise<Answer>;

const TIMEOUT_MS = 30_000;
const MOST_WAITS = 5;
const LONGEST_WAIT_SECONDS = 30;

/** Sends below a base URL with a bearer token, and waits as long as a 429 asks. */
export const createSend = (baseUrl: string, token: string): Send => {
  const base = baseUrl.replace(/\/+$/, '');
  return async (method, path, content, headers = {}) => {
    const request = `${method} ${path}`;
    const sent = new Headers({ accept: 'application/scim+json', authorization: `Bearer ${token}` });
    if (content !== undefined) sent.set('content-type', 'application/scim+json');
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
    const body = content === undefined || typeof content === 'string' ? content : JSON.stringify(content);
    for (let waits = 0; ; waits++) {
      const answer = await exchange(base + path, method, sent, body, request);
      const seconds = Number(answer.headers.get('retry-after') ?? 1);
      if (answer.status !== 429 || waits === MOST_WAITS || !(seconds <= LONGEST_WAIT_SECONDS)) return answer;
      await sleep(Math.max(1, seconds) * 1000);
    }
  };
};

const exchange = async (
  url: string,
  method: Method,
  headers: Headers,
  body: string | undefined,
  request: string,
): Promise<Answer> => {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { request, status: response.status, headers: response.headers, text, body: decoded(text) };
  } catch (error) {
    return { request, status: 0, headers: new Headers(), text: reasonOf(error), body: undefined };
  }
};

/** `fetch` says only that it failed; why is in the cause. */
const reasonOf = (error: unknown): string =>
  textAt(error, 'cause', 'message') || textAt(error, 'cause', 'code') || String(error);
