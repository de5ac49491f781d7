import * as E from 'fp-ts/lib/Either.js';
import { Actor } from '../src/events/metadata';

describe('The actor of an event', () => {
  it.each([
    { type: 'administrator', name: 'ana' },
    { type: 'administrator', name: 'admin token', id: '0a1b2c3d' },
    {
      type: 'administrator',
      name: 'Ana Silva',
      id: '00u1',
      issuer: 'https://login.example.com',
      email: 'ana@example.com',
    },
  ])('is read as it was written: %j', (actor) => {
    expect(Actor.decode(actor)).toEqual(E.right(actor));
  });

  it.each([{ type: 'administrator' }, { type: 'administrator', name: 'ana', id: 1 }])(
    'is not guessed: %j',
    (actor) => {
      expect(E.isLeft(Actor.decode(actor))).toBe(true);
    },
  );
});
