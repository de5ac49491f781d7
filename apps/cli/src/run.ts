import { Command, CommanderError } from 'commander';
import { accessCommand } from './commands/access';
import { auditCommand } from './commands/audit';
import { conformanceCommand } from './commands/conformance';
import { demoCommand } from './commands/demo';
import { directoryCommand } from './commands/directory';
import { eraseUserCommand } from './commands/erase-user';
import { feedCommand } from './commands/feed';
import { keyCommand } from './commands/key';
import { policyCommand } from './commands/policy';
import { replayCommand } from './commands/replay';
import { rotateMasterKeyCommand } from './commands/rotate-master-key';
import { schemaCommand } from './commands/schema';
import { serveCommand } from './commands/serve';
import type { Session } from './store/session';
import { failed, usage } from './terminal/answer';
import type { ExitCode } from './terminal/exit-code';
import type { Io } from './terminal/io';
import { tell, tellFailure } from './terminal/tell';
import { version } from './version';

/** Performs one command line, without the name of the program. Never rejects. */
export const run = async (commandLine: ReadonlyArray<string>, io: Io): Promise<ExitCode> => {
  let exitCode: ExitCode = 0;
  const program = new Command('rollcall');
  const flags = () => program.opts<{ store?: string; json?: boolean }>();
  const session: Session = {
    io,
    json: () => flags().json === true,
    storeFlag: () => flags().store,
    run,
    answer: async (task) => {
      exitCode = tell(io, session.json(), await task());
    },
  };

  program
    .version(`rollcall ${version()}`, '--version', 'print name and version')
    .description('Keeps the roll of an organisation: who is in, in which groups, and what they may reach.')
    .option(
      '--store <place>',
      'the SQLite file with the events (env ROLLCALL_STORE; default .rollcall/rollcall.db)',
    )
    .option('--json', 'answer in JSON')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) =>
        session.json() ? tellFailure(io, true, usage(text.trim().replace(/^error: /, ''))) : write(text),
    });
  for (const add of COMMANDS) add(program, session);

  try {
    await program.parseAsync(commandLine, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tellFailure(io, session.json(), failed('internal', told));
    return 1;
  }
};

const COMMANDS = [
  serveCommand,
  demoCommand,
  directoryCommand,
  keyCommand,
  eraseUserCommand,
  rotateMasterKeyCommand,
  schemaCommand,
  policyCommand,
  accessCommand,
  auditCommand,
  feedCommand,
  replayCommand,
  conformanceCommand,
];

const EXIT_CODES = `
Exit codes: 0 done, or the answer is yes; 1 it failed, or the answer is no (access denied, policy has errors,
chain broken); 2 the command line is wrong.`;
