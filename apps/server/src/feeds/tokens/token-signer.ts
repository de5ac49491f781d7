import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet } from 'jose';
import type { FeedBook, FeedBookFault, TokenKey } from '../book/feed-book';

/** ES256 (RFC 7518 section 3.4): every library for tokens verifies it. */
const ALGORITHM = 'ES256';

/** Signs Security Event Tokens with the newest key of the book, which is made when there is none. */
export class TokenSigner {
  #known: { readonly kid: string; readonly key: Awaited<ReturnType<typeof importJWK>> } | undefined;

  constructor(
    private readonly book: FeedBook,
    private readonly clock: () => Date,
  ) {}

  /** `typ` as RFC 8417 section 2.3 has it. */
  async sign(claims: JsonObject): Promise<E.Either<FeedBookFault, string>> {
    const ready = await this.#ready();
    if (E.isLeft(ready)) return ready;
    const { kid, key } = ready.right;
    const token = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'secevent+jwt' })
      .sign(key);
    return E.right(token);
  }

  async #ready() {
    const keys = this.book.keys();
    if (E.isLeft(keys)) return keys;
    const [newest] = keys.right;
    if (newest !== undefined && newest.kid === this.#known?.kid) return E.right(this.#known);
    const made = newest === undefined ? await this.#make() : E.right(newest);
    if (E.isLeft(made)) return made;
    const known = { kid: made.right.kid, key: await importJWK({ ...made.right.jwk }, ALGORITHM) };
    this.#known = known;
    return E.right(known);
  }

  async #make(): Promise<E.Either<FeedBookFault, TokenKey>> {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const key = { kid: randomUUID(), jwk: { ...(await exportJWK(privateKey)) } };
    return E.map(() => key)(this.book.addKey(key, this.clock().toISOString()));
  }
}

/** The public halves of all keys, for receivers (RFC 7517). */
export const publicKeys = (book: FeedBook): E.Either<FeedBookFault, JSONWebKeySet> =>
  E.map((keys: ReadonlyArray<TokenKey>) => ({
    keys: keys.map(({ kid, jwk: { d: _secret, ...jwk } }) => ({
      kty: 'EC',
      ...jwk,
      kid,
      alg: ALGORITHM,
      use: 'sig',
    })),
  }))(book.keys());
