import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { seal, sealingKey, unseal } from '../sealing/seal';

/** Between leaving for the provider and coming back; the browser keeps it, sealed. */
export const Attempt = t.readonly(
  t.type({
    /** Against an answer to a sign-in that somebody else began (RFC 6749 section 10.12). */
    state: t.string,
    /** Against an ID token of another sign-in (OpenID Connect Core section 3.1.2.1). */
    nonce: t.string,
    /** Against whoever overheard the code (RFC 7636). */
    codeVerifier: t.string,
    /** The page of the console that the administrator wanted. */
    page: t.string,
    /** Milliseconds since 1970. */
    begunAt: t.number,
  }),
);
export type Attempt = t.TypeOf<typeof Attempt>;

/** What the administrator is told once the browser is back at the console. */
const Failure = t.readonly(t.type({ code: t.string, message: t.string }));
export type Failure = t.TypeOf<typeof Failure>;

export const ATTEMPT_LIMIT_MS = 10 * 60_000;

/** Sealed with what every process of the same application knows, so that any of them can go on. */
export class AttemptSeal {
  private readonly key: Buffer;

  constructor(clientSecret: string) {
    this.key = sealingKey(clientSecret, 'rollcall sign-in');
  }

  sealAttempt(attempt: Attempt): string {
    return seal(this.key, JSON.stringify(attempt), 'attempt');
  }

  /** `undefined` for one that is not ours or too old. */
  attemptIn(sealed: string, now: Date): Attempt | undefined {
    const attempt = this.read(Attempt, sealed, 'attempt');
    return attempt !== undefined && now.getTime() < attempt.begunAt + ATTEMPT_LIMIT_MS ? attempt : undefined;
  }

  sealFailure(failure: Failure): string {
    return seal(this.key, JSON.stringify(failure), 'failure');
  }

  failureIn(sealed: string): Failure | undefined {
    return this.read(Failure, sealed, 'failure');
  }

  private read<A>(codec: t.Type<A, unknown, unknown>, sealed: string, context: string): A | undefined {
    const text = unseal(this.key, sealed, context);
    if (text === undefined) return undefined;
    return pipe(
      codec.decode(JSON.parse(text)),
      E.getOrElseW(() => undefined),
    );
  }
}
