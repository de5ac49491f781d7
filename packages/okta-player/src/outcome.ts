import type { Exchange } from './exchange';
import { succeeded } from './exchange';
import { textAt } from './wire/json';

/** How a task of Okta's ended. `status` is that of the exchange that decided; 0 when none did. */
export type Outcome =
  | { readonly ok: true; readonly status: number }
  | {
      readonly ok: false;
      readonly status: number;
      /** The text that Okta's Tasks page shows the administrator. */
      readonly detail: string;
    };

/** `task` opens the sentence of a failure, e.g. `Error while creating user ana@example.com`. */
export const outcomeOf = (task: string, exchange: Exchange): Outcome =>
  succeeded(exchange)
    ? { ok: true, status: exchange.status }
    : failed(task, exchange.status, reported(exchange));

export const failed = (task: string, status: number, why: string): Outcome => ({
  ok: false,
  status,
  detail: `${task}: ${why}`,
});

const PHRASES: { readonly [status: number]: string } = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Okta reads every error body as JSON and shows its `detail`; anything else hides the cause. */
const reported = ({ status, responseBody }: Exchange): string => {
  if (status === 0) return `no answer from the remote server (${String(responseBody)}).`;
  const phrase = PHRASES[status] ?? `HTTP ${status}`;
  const detail = textAt(responseBody, 'detail');
  if (detail !== undefined) return `${phrase}. Errors reported by remote server: ${detail}`;
  if (typeof responseBody !== 'string') return `${phrase}.`;
  const token = responseBody.split(/\s+/, 1)[0] ?? '';
  return `${phrase}. Unrecognized token '${token.slice(0, 40)}': was expecting JSON.`;
};
