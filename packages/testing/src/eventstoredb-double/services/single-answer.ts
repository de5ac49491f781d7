import type { sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { asError, type Failure } from '../wire/failure';
import type { IncomingCall } from './incoming-call';

/** Answers a call that has one answer, or does not, as its fault has it. */
export const answerOnce = <Answer>(
  call: IncomingCall,
  work: () => E.Either<Failure, Answer>,
  callback: sendUnaryData<Answer>,
): void => {
  const send = (answer: E.Either<Failure, Answer>) => {
    if (call.gone.aborted) return;
    call.answered();
    if (E.isLeft(answer)) callback(asError(answer.left));
    else callback(null, answer.right);
  };
  if (call.refused !== undefined) {
    const refusal = E.left(call.refused);
    const afterMs = call.fault?._tag === 'Status' ? call.fault.afterMs : undefined;
    if (afterMs === undefined) send(refusal);
    else setTimeout(() => send(refusal), afterMs).unref();
    return;
  }
  switch (call.fault?._tag) {
    case 'Silent':
      return;
    case 'Drop':
      return call.cut();
    case 'WriteThenDrop':
      work();
      return call.cut();
    case 'Late': {
      const answer = work();
      setTimeout(() => send(answer), call.fault.ms).unref();
      return;
    }
    case 'Status':
    case 'End':
    case 'Slow':
    case 'AnswerTwice':
    case 'AnswerStranger':
    case undefined:
      return send(work());
  }
};
