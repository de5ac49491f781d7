import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { playDemo } from '../demo/play';
import type { Session } from '../store/session';
import { failed } from '../terminal/answer';

export const demoCommand = (program: Command, session: Session): void => {
  program
    .command('demo')
    .description(
      'the whole story in a few seconds, on a store of its own. Exit code 1: something did not hold',
    )
    .action(() =>
      session.answer(
        pipe(
          TE.tryCatch(
            () => playDemo(session.json() ? toldAside(session) : session, process.argv[1] ?? ''),
            (cause) =>
              failed(
                'demo-stopped',
                `The demo stopped: ${cause instanceof Error ? cause.message : String(cause)}`,
              ),
          ),
          TE.map((broken) => ({
            json: { broken },
            no: broken > 0,
            lines: ({ green, red }) => [
              '',
              broken === 0 ? green('Everything held.') : red(`${broken} claims did not hold.`),
            ],
          })),
        ),
      ),
    );
};

/** The answer in JSON has the output for itself. */
const toldAside = (session: Session): Session => ({
  ...session,
  io: { ...session.io, out: session.io.err },
});
