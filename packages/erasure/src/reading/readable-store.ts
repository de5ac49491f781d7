import type { EventStore, Subscription, SubscriptionMessage } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { PersonKeys } from '../keys/person-keys';
import { Decipher, type Deciphered } from './decipher';

/**
 * The store as everybody reads it who wants to know what happened: what is personal is decrypted, or shown as
 * erased. What is appended passes through as it is. Whoever verifies digests reads the log itself, without keys.
 */
export const readableStore = (log: EventStore, keys: PersonKeys | undefined): EventStore => {
  const decipher = new Decipher(log, keys);

  const reading =
    (read: ReturnType<EventStore['readForwards']>): ReturnType<EventStore['readForwards']> =>
    async () => {
      const events = await read();
      return E.isLeft(events) ? events : decipher.all(events.right);
    };

  const appending =
    (append: ReturnType<EventStore['append']>): ReturnType<EventStore['append']> =>
    async () => {
      const appended = await append();
      if (E.isRight(appended) || appended.left._tag !== 'Conflict') return appended;
      const tail: Deciphered = await decipher.all(appended.left.tail);
      return E.left(E.isLeft(tail) ? { ...appended.left, tail: [] } : { ...appended.left, tail: tail.right });
    };

  return {
    limits: log.limits,
    append: (stream, expected, events) => appending(log.append(stream, expected, events)),
    readForwards: (stream, from, maxCount) => reading(log.readForwards(stream, from, maxCount)),
    readBackwards: (stream, from, maxCount) => reading(log.readBackwards(stream, from, maxCount)),
    head: (stream) => log.head(stream),
    subscribe: (start) => deciphered(log.subscribe(start), decipher),
    close: () => log.close(),
  };
};

const deciphered = (subscription: Subscription, decipher: Decipher): Subscription => ({
  close: () => subscription.close(),
  passOver: (after, upTo) => subscription.passOver?.(after, upTo) ?? false,
  async *[Symbol.asyncIterator](): AsyncIterator<SubscriptionMessage> {
    for await (const message of subscription) {
      if (message._tag !== 'Events') {
        yield message;
        continue;
      }
      const events = await decipher.all(message.events);
      if (E.isLeft(events)) {
        yield { _tag: 'Dropped', error: events.left };
        return;
      }
      yield { _tag: 'Events', events: events.right };
    }
  },
});
