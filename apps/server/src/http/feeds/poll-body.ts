import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

export type PollBody = {
  /** Tokens to go on from: acknowledged, or reported as useless. */
  readonly done: ReadonlyArray<string>;
  /** Those reported as useless, and why. */
  readonly failed: ReadonlyArray<{ readonly jti: string; readonly err: string }>;
  readonly most: number;
  readonly waits: boolean;
};

const MOST = 100;

const Body = t.partial({
  ack: t.readonlyArray(t.string),
  setErrs: t.record(t.string, t.unknown),
  maxEvents: t.number,
  returnImmediately: t.boolean,
});

/** RFC 8936 section 2.2. Members that it does not name are passed over. Left: what is wrong. */
export const readPollBody = (body: unknown): E.Either<string, PollBody> => {
  const read = Body.decode(body ?? {});
  if (E.isLeft(read)) {
    return E.left(
      'The body must be an object with ack, setErrs, maxEvents and returnImmediately (RFC 8936).',
    );
  }
  const { ack = [], setErrs = {}, maxEvents = MOST, returnImmediately = false } = read.right;
  if (!Number.isInteger(maxEvents) || maxEvents < 0) return E.left('maxEvents must be a whole number.');
  const failed = Object.entries(setErrs).map(([jti, value]) => ({ jti, err: errorIn(value) }));
  return E.right({
    done: [...ack, ...failed.map(({ jti }) => jti)],
    failed,
    most: Math.min(MOST, maxEvents),
    waits: !returnImmediately,
  });
};

const errorIn = (value: unknown): string => {
  const { err }: { readonly err?: unknown } = Object(value);
  return typeof err === 'string' ? err.slice(0, 100) : '';
};
