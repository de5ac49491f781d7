import { parseArgs } from 'node:util';

export type Options = {
  /** Of benchmarks to run; all of them when empty. */
  readonly names: ReadonlyArray<string>;
  readonly quick: boolean;
  readonly check: boolean;
  /** A file for the figures as JSON. */
  readonly json: string | undefined;
};

export const USAGE = `npm run bench -- [NAME…] [--quick] [--check] [--json FILE]
  NAME         run only these benchmarks
  --quick      show in seconds that the benchmarks work; the figures mean nothing
  --check      exit with 1 when a target is missed
  --json FILE  write the figures to a file, too`;

/** Throws what is wrong with the command line. */
export const readOptions = (args: ReadonlyArray<string>, known: ReadonlyArray<string>): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, check: { type: 'boolean' }, json: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const { quick = false, check = false, json } = values;
  return { names: positionals, quick, check, json };
};
