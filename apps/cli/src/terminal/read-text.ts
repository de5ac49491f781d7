import { readFile } from 'node:fs/promises';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Failure } from './answer';
import type { Io } from './io';

/** The text of a file that the command line names. */
export const readText = (file: string): TE.TaskEither<Failure, string> =>
  TE.tryCatch(
    () => readFile(file, 'utf8'),
    (cause): Failure => ({ _tag: 'Usage', code: 'file-unreadable', message: whyUnreadable(file, cause) }),
  );

/** The same; `-` is the standard input. */
export const readTextOrInput = ({ readStdin }: Io, file: string): TE.TaskEither<Failure, string> =>
  file === '-' ? TE.fromTask(readStdin) : readText(file);

const whyUnreadable = (file: string, cause: unknown): string => {
  const { code, message } = Object(cause);
  switch (code) {
    case 'ENOENT':
      return `There is no file ${file}.`;
    case 'EISDIR':
      return `${file} is a folder, not a file.`;
    case 'EACCES':
      return `${file} may not be read by this user.`;
    default:
      return `${file} cannot be read: ${String(message)}.`;
  }
};
