import type {
  EventStore,
  Position,
  RecordedEvent,
  Subscription,
  SubscriptionMessage,
  SubscriptionStart,
} from '@rollcall/event-store';

export const takeMessages = async (
  subscription: Subscription,
  enough: (messages: ReadonlyArray<SubscriptionMessage>) => boolean,
): Promise<ReadonlyArray<SubscriptionMessage>> => {
  const messages: SubscriptionMessage[] = [];
  for await (const message of subscription) {
    messages.push(message);
    if (enough(messages)) break;
  }
  return messages;
};

export const eventsIn = (messages: ReadonlyArray<SubscriptionMessage>): ReadonlyArray<RecordedEvent> =>
  messages.flatMap((message) => (message._tag === 'Events' ? message.events : []));

export const takeEvents = async (
  subscription: Subscription,
  count: number,
): Promise<ReadonlyArray<RecordedEvent>> =>
  eventsIn(await takeMessages(subscription, (messages) => eventsIn(messages).length >= count));

export const tagsOf = (messages: ReadonlyArray<SubscriptionMessage>): ReadonlyArray<string> =>
  messages.map((message) => message._tag);

export type Followed = { readonly events: ReadonlyArray<RecordedEvent>; readonly drops: number };

const startAfter = (start: SubscriptionStart, last: RecordedEvent | undefined, checked?: Position) => {
  if (start._tag === 'Stream') return last === undefined ? start : { ...start, after: last.revision };
  const after = checked ?? last?.position;
  return after === undefined ? start : { ...start, after };
};

const MOST_DROPS = 1_000;

/** Follows as a supervisor does: takes up again after every drop, from the last place reached. */
export const followThroughDrops = async (
  store: EventStore,
  start: SubscriptionStart,
  count: number,
): Promise<Followed> => {
  const events: RecordedEvent[] = [];
  let checked: Position | undefined;
  let drops = 0;
  while (events.length < count) {
    for await (const message of store.subscribe(startAfter(start, events.at(-1), checked))) {
      if (message._tag === 'Events') {
        events.push(...message.events);
        checked = undefined;
      }
      if (message._tag === 'Checkpoint') checked = message.position;
      if (message._tag === 'Dropped') drops += 1;
      if (drops > MOST_DROPS) throw new Error('dropped again and again');
      if (events.length >= count) break;
    }
  }
  return { events, drops };
};
