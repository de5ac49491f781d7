import type { Readable } from 'node:stream';
import { commandError } from './command-error';
import type { ReadAnswer } from './wire/read-answer';

/** A call of `Streams/Read`: emits each `ReadAnswer` as `data`. */
export type AnswerStream = Readable & { cancel(): void };

export type ReadListener = {
  readonly answer: (answer: ReadAnswer) => void;
  /** The last thing told: with the client's error, or `undefined` when the server was through. */
  readonly end: (error: unknown) => void;
};

export type ReadCall = {
  pause(): void;
  resume(): void;
  /** Ends the call at the server, also one that is being opened (trap P4). Nothing more is told. */
  cancel(): void;
};

/** Tells what comes of a call, in its order. */
export const listenTo = (opening: Promise<AnswerStream>, { answer, end }: ReadListener): ReadCall => {
  let stream: AnswerStream | undefined;
  let over = false;
  const finish = (error: unknown) => {
    if (over) return;
    over = true;
    end(error);
  };
  // One turn later: the client cannot cancel a call that it has only just made (grpc-node #1464, #1652).
  const cancel = (opened: AnswerStream) => setImmediate(() => opened.cancel());

  const opened = (call: AnswerStream) => {
    call.on('error', (error) => finish(commandError(error)));
    if (over) return cancel(call);
    stream = call;
    call.on('end', () => finish(undefined));
    call.on('data', (message: ReadAnswer) => {
      if (!over) answer(message);
    });
    return undefined;
  };

  opening.then(opened, finish);
  return {
    pause: () => stream?.pause(),
    resume: () => stream?.resume(),
    cancel: () => {
      if (stream !== undefined && !over) cancel(stream);
      over = true;
    },
  };
};
