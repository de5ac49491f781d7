import type { AppendError, Appended, EventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';

/** Something that can happen next. */
export type Step = {
  readonly name: string;
  /** Nobody but the process whose step it is notices. */
  readonly isLocal: boolean;
  readonly happen: () => Promise<void> | void;
};

/** A way to a store, on which appends travel until a step lets them arrive. */
export type SteppedLine = {
  readonly store: EventStore;
  /** Each append can arrive, also after its sender gave it up, and then be answered; it can be given up before. */
  readonly steps: (mayGiveUp: boolean) => ReadonlyArray<Step>;
  /** How many appends were given up. */
  readonly givenUp: () => number;
};

type Answer = E.Either<AppendError, Appended>;

type Travelling = {
  readonly name: string;
  /** Until it has arrived. */
  arrive?: () => Promise<Answer>;
  /** Once it has. */
  answer?: Answer;
  /** As long as somebody waits for the answer. */
  tell?: (answer: Answer) => void;
};

export const steppedLine = (name: string, store: EventStore): SteppedLine => {
  const appends: Travelling[] = [];
  let givenUp = 0;

  const arriving = (append: Travelling): ReadonlyArray<Step> => {
    const { arrive } = append;
    if (arrive === undefined) return [];
    const happen = async () => {
      delete append.arrive;
      append.answer = await arrive();
    };
    return [{ name: `${append.name} arrives`, isLocal: false, happen }];
  };

  const answered = (append: Travelling): ReadonlyArray<Step> => {
    const { answer, tell } = append;
    if (answer === undefined || tell === undefined) return [];
    const happen = () => {
      delete append.tell;
      tell(answer);
    };
    return [{ name: `${append.name} is answered`, isLocal: true, happen }];
  };

  const givingUp = (append: Travelling): ReadonlyArray<Step> => {
    const { tell } = append;
    if (tell === undefined) return [];
    const happen = () => {
      delete append.tell;
      givenUp += 1;
      tell(E.left({ _tag: 'OutcomeUnknown', reason: 'no answer' }));
    };
    return [{ name: `${append.name} is given up`, isLocal: true, happen }];
  };

  return {
    store: {
      ...store,
      append: (stream, expected, events) => () =>
        new Promise((tell) => {
          const sent = `append ${appends.length} of ${name}`;
          appends.push({ name: sent, arrive: store.append(stream, expected, events), tell });
        }),
    },
    steps: (mayGiveUp) =>
      appends.flatMap((append) => [
        ...arriving(append),
        ...answered(append),
        ...(mayGiveUp ? givingUp(append) : []),
      ]),
    givenUp: () => givenUp,
  };
};
