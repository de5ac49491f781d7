import { createReadStream } from 'node:fs';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Failure } from './answer';
import type { Io } from './io';

/** Exports of a large directory are smaller; a device may have no end. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The text of a file that the command line names. */
export const readText = (file: string): TE.TaskEither<Failure, string> =>
  textOf(file, () => createReadStream(file));

/** The same; `-` is the standard input. */
export const readTextOrInput = ({ stdin }: Io, file: string): TE.TaskEither<Failure, string> =>
  file === '-' ? textOf('The standard input', stdin) : readText(file);

const textOf = (name: string, open: () => AsyncIterable<Uint8Array>): TE.TaskEither<Failure, string> =>
  TE.tryCatch(
    async () => {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of open()) {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) throw new Error('it holds more than 256 MiB');
        chunks.push(chunk);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
    (cause): Failure => ({ _tag: 'Usage', code: 'file-unreadable', message: whyUnreadable(name, cause) }),
  );

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
