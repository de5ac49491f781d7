import { jsonText } from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { createColors } from 'picocolors';
import type { Answer, Failure } from './answer';
import type { ExitCode } from './exit-code';
import type { Io } from './io';
import { visible } from './visible';

/** Prints an answer on the output, a failure on the error output; as one line of JSON if so wished. */
export const tell = (io: Io, json: boolean, result: E.Either<Failure, Answer>): ExitCode => {
  if (E.isLeft(result)) {
    tellFailure(io, json, result.left);
    return result.left._tag === 'Usage' ? 2 : 1;
  }
  const { json: value, lines, no = false } = result.right;
  if (json) io.out(jsonText(value));
  else for (const line of lines(createColors(io.color))) io.out(visible(line));
  return no ? 1 : 0;
};

export const tellFailure = (io: Io, json: boolean, { code, message, details = [] }: Failure): void => {
  if (json) {
    io.err(jsonText({ error: { code, message, ...(details.length === 0 ? {} : { details }) } }));
    return;
  }
  for (const line of message.split('\n')) io.err(visible(line));
  for (const detail of details) io.err(visible(`  ${detail}`));
};
