import { Readable } from 'node:stream';
import { type AnswerStream, listenTo } from '../src/read-call';
import type { ReadAnswer } from '../src/wire/read-answer';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** A call that answers as often as asked. */
const callOf = (answers: number) => {
  const told: ReadAnswer[] = Array.from({ length: answers }, () => ({ _tag: 'CaughtUp' }));
  const cancelled: boolean[] = [];
  const stream: AnswerStream = Object.assign(Readable.from(told), { cancel: () => cancelled.push(true) });
  return { stream, cancelled };
};

describe('a call that is cancelled', () => {
  it('tells nothing more, not even that it ended', async () => {
    const { stream, cancelled } = callOf(5);
    const heard: string[] = [];
    const call = listenTo(Promise.resolve(stream), {
      answer: ({ _tag }) => {
        heard.push(_tag);
        if (heard.length === 2) call.cancel();
      },
      end: () => heard.push('end'),
    });
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
    expect(heard).toEqual(['CaughtUp', 'CaughtUp']);
    expect(cancelled).toEqual([true]);
  });

  it('while it is opened is cancelled once it is open', async () => {
    const { stream, cancelled } = callOf(1);
    const heard: string[] = [];
    const tell = () => void heard.push('told');
    listenTo(
      nextTurn().then(() => stream),
      { answer: tell, end: tell },
    ).cancel();
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(cancelled).toEqual([true]);
    expect(heard).toEqual([]);
  });
});
