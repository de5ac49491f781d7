import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { closedObject } from '../../validation/closed-object';
import { expecting } from '../../validation/expecting';

const Text = expecting('a text', (u) => (typeof u === 'string' && u !== '' ? u : undefined));

const Flag = expecting('true or false', (u) => (typeof u === 'boolean' ? u : undefined));

const Texts = expecting('a list of texts', (u) => {
  const list = t.readonlyArray(t.string).decode(u);
  return E.isRight(list) && list.right.length > 0 ? list.right : undefined;
});

const oneOf = <Word extends string>(...words: ReadonlyArray<Word>): t.Type<Word, Word, unknown> =>
  expecting(`one of ${words.join(', ')}`, (u) => words.find((word) => word === u));

export const FeedBody = closedObject(
  { id: Text, method: oneOf('poll', 'push', 'webhook') },
  {
    url: Text,
    privateNetwork: Flag,
    authorization: Text,
    issuer: Text,
    audience: Texts,
    detail: oneOf('notice', 'full'),
    updates: oneOf('patch', 'put'),
    group: Text,
    after: Text,
  },
);

/** `start`, or a revision. */
export const FeedPositionBody = closedObject({ after: Text }, {});
