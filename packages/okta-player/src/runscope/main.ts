import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { stepLines, totalLine } from './report';
import { runSuite } from './run';
import { parseSuite } from './suite';

const USAGE = `Runs a Runscope suite against a SCIM service.

  npm run okta:spec -- --suite FILE --base-url URL --token TOKEN

  --suite FILE        the exported suite, e.g. Okta's SCIM 2.0 SPEC test
  --base-url URL      of the service, e.g. http://localhost:8080/scim/v2
  --token TOKEN       API key, or a whole Authorization value
  --var NAME=VALUE    sets a variable of the suite; may be repeated
  --pauses            waits where the suite pauses

Exit code 0: every assertion passed. 1: one failed. 2: the command line or the file is not usable.`;

class UsageError extends Error {}

const parse = () => {
  try {
    return parseArgs({
      options: {
        suite: { type: 'string' },
        'base-url': { type: 'string' },
        token: { type: 'string' },
        var: { type: 'string', multiple: true, default: [] },
        pauses: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const readSuite = async (file: string) => {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const suite = parseSuite(json);
  if (suite === undefined) throw new UsageError(`${file}: no Runscope suite, it has no list of steps`);
  return suite;
};

const main = async (): Promise<number> => {
  const values = parse();
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { suite: file, 'base-url': baseUrl, token } = values;
  if (file === undefined || baseUrl === undefined || token === undefined)
    throw new UsageError('--suite, --base-url and --token are needed');

  const suite = await readSuite(file);
  console.log(`${suite.name}\n`);
  const report = await runSuite(suite, {
    baseUrl,
    token,
    pauses: values.pauses,
    variables: new Map(values.var.map(nameAndValue)),
    onStep: (step) => console.log(stepLines(step).join('\n')),
  });
  console.log(totalLine(report));
  return report.failures === 0 ? 0 : 1;
};

const nameAndValue = (text: string): [string, string] => {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--var ${text}: expected NAME=VALUE`);
  return [text.slice(0, at), text.slice(at + 1)];
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error);
    process.exitCode = 2;
  },
);
