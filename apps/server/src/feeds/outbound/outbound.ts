import { lookup as resolve } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import * as E from 'fp-ts/lib/Either.js';
import { type AddressRule, mayConnect } from './address-rule';
import type { AllowedUrl } from './endpoint-url';

export type OutboundAnswer = {
  readonly status: number;
  /** From `Retry-After`, where it gives seconds. */
  readonly retryAfterSeconds?: number;
  /** The beginning of it. */
  readonly body: string;
};

export type Post = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const PATIENCE_MS = 15_000;
const MOST_READ = 4_096;

/**
 * Posts to one URL, over connections that nobody else uses. The address is looked at when it is connected to, so a
 * name that points elsewhere by then leads nowhere; redirects are not followed.
 */
export class Outbound {
  readonly #agent: HttpAgent | HttpsAgent;

  constructor(
    private readonly target: AllowedUrl,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    const options = { keepAlive: true, maxSockets: 1 };
    this.#agent = target.url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** Left: why there is no answer. Never rejects. */
  post({ headers, body }: Post, stop: AbortSignal): Promise<E.Either<string, OutboundAnswer>> {
    const { url, rule } = this.target;
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((settle) => {
      const answer = (answered: E.Either<string, OutboundAnswer>): void => {
        clearTimeout(timer);
        settle(answered);
      };
      const outgoing = request(url, {
        method: 'POST',
        agent: this.#agent,
        lookup: guarded(rule),
        signal: stop,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Rollcall' },
      });
      const timer = setTimeout(
        () => outgoing.destroy(new Error(`no answer within ${this.patienceMs / 1_000} s`)),
        this.patienceMs,
      );
      outgoing.on('error', (error) => answer(E.left(reasonOf(error))));
      outgoing.on('response', (incoming) => {
        read(incoming).then(
          (text) => answer(E.right(answerOf(incoming, text))),
          (error: unknown) => answer(E.left(reasonOf(error))),
        );
      });
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Resolves a name and passes on only addresses that may be connected to. */
const guarded =
  (rule: AddressRule): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const allowed = addresses.filter(({ address }) => mayConnect(rule, address));
      const [first] = allowed;
      if (first === undefined) {
        const found = addresses.map(({ address }) => address).join(', ');
        return callback(new Error(`${hostname} is ${found}, which may not be connected to`), '');
      }
      return options.all === true ? callback(null, allowed) : callback(null, first.address, first.family);
    });
  };

const read = async (incoming: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of incoming) {
    if (text.length < MOST_READ) text += String(chunk);
  }
  return text.slice(0, MOST_READ);
};

const answerOf = ({ statusCode = 0, headers }: IncomingMessage, body: string): OutboundAnswer => {
  const after = headers['retry-after'];
  return {
    status: statusCode,
    body,
    ...(after !== undefined && /^[0-9]{1,5}$/.test(after) && { retryAfterSeconds: Number(after) }),
  };
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
};
