import { describeConfigurationFault, readConfiguration, rotateMasterKey } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Session } from '../store/session';
import { failed, usage } from '../terminal/answer';

export const rotateMasterKeyCommand = (program: Command, session: Session): void => {
  program
    .command('rotate-master-key')
    .description('wrap the keys of people with another master key, while no other process runs')
    .requiredOption(
      '--new-master-key-file <file>',
      'holds the new one; ROLLCALL_MASTER_KEY(_FILE) is the present one',
    )
    .action(({ newMasterKeyFile }: { newMasterKeyFile: string }) => {
      const store = session.storeFlag();
      return session.answer(
        pipe(
          TE.fromEither(readConfiguration(session.io.environment, store === undefined ? {} : { store })),
          TE.mapLeft((faults) => usage(faults.map(describeConfigurationFault).join('\n'))),
          TE.chain((configuration) =>
            pipe(
              rotateMasterKey(configuration, newMasterKeyFile),
              TE.bimap(
                ({ reason }) => failed('not-rotated', `The keys stay as they are: ${reason}`),
                ({ keys, trace }) => ({
                  json: { keys, trace },
                  lines: () => [
                    `${keys} keys are wrapped with the new master key. Start with it from now on.`,
                    ...(trace === undefined
                      ? []
                      : [`What they were before goes when the last process that uses them ends: ${trace}`]),
                  ],
                }),
              ),
            ),
          ),
        ),
      );
    });
};
