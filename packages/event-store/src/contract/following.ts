import type { RecordedEvent } from '../events';
import type { Subscription, SubscriptionMessage } from '../subscription';

/** Reads until `enough` events came, then leaves the loop. */
export const takeEvents = async (
  subscription: Subscription,
  enough: number,
): Promise<ReadonlyArray<RecordedEvent>> => {
  const events: RecordedEvent[] = [];
  if (enough === 0) return events;
  for await (const message of subscription) {
    if (message._tag === 'Events') events.push(...message.events);
    if (events.length >= enough) break;
  }
  return events;
};

/** Reads until an event with the id came, then leaves the loop. */
export const takeEventsUntil = async (
  subscription: Subscription,
  id: string,
): Promise<ReadonlyArray<RecordedEvent>> => {
  const events: RecordedEvent[] = [];
  for await (const message of subscription) {
    if (message._tag === 'Events') events.push(...message.events);
    if (events.some((event) => event.id === id)) break;
  }
  return events;
};

/** Reads until the first `CaughtUp`, then leaves the loop. */
export const takeUntilCaughtUp = async (
  subscription: Subscription,
): Promise<ReadonlyArray<SubscriptionMessage>> => {
  const messages: SubscriptionMessage[] = [];
  for await (const message of subscription) {
    messages.push(message);
    if (message._tag === 'CaughtUp') break;
  }
  return messages;
};

export const eventsIn = (messages: ReadonlyArray<SubscriptionMessage>): ReadonlyArray<RecordedEvent> =>
  messages.flatMap((message) => (message._tag === 'Events' ? message.events : []));
