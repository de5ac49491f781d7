import { readFile } from 'node:fs/promises';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Failure, usage } from '../../terminal/answer';
import type { Io } from '../../terminal/io';

export const FILE = 'policy in HuJSON; - for the standard input';

export const readPolicyText = ({ readStdin }: Io, file: string): TE.TaskEither<Failure, string> =>
  TE.tryCatch(
    () => (file === '-' ? readStdin() : readFile(file, 'utf8')),
    (cause) => usage(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`),
  );
