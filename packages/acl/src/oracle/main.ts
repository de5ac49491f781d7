import { parseArgs } from 'node:util';
import { printReport } from './print-report';
import { agrees } from './report';
import { runOracle } from './run-oracle';

const usage = `usage: oracle [--captures FILE…] [--decisions FILE…] [--pushed-groups]

Plays recordings of a live network (JSON lines, gzip or plain) against the resolver.
Exits with 1 when a decision, an acceptance or a message differs, or a line was not understood, with 2 on bad
usage.
`;

/** `--captures a b` means `--captures a --captures b`. */
const spread = (args: ReadonlyArray<string>): string[] => {
  const spreadArgs: string[] = [];
  let option: string | undefined;
  for (const arg of args) {
    if (arg.startsWith('--')) {
      option = arg === '--captures' || arg === '--decisions' ? arg : undefined;
      if (option === undefined) spreadArgs.push(arg);
    } else if (option === undefined) spreadArgs.push(arg);
    else spreadArgs.push(option, arg);
  }
  return spreadArgs;
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    args: spread(process.argv.slice(2)),
    options: {
      captures: { type: 'string', multiple: true, default: [] },
      decisions: { type: 'string', multiple: true, default: [] },
      'pushed-groups': { type: 'boolean', default: false },
    },
  });
  const { captures, decisions } = values;
  if (captures.length + decisions.length === 0) throw new Error('no files given');
  const report = await runOracle({ captures, decisions, pushedGroups: values['pushed-groups'] });
  process.stdout.write(`${printReport(report).join('\n')}\n`);
  return agrees(report) ? 0 : 1;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
  },
);
