import path from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, type Progress } from './fuzz';

const USAGE = `Sends random and mutated SCIM requests to two directories of a server of its own.

  npm run fuzz -- [--requests N] [--seed N] [--recordings FOLDER]

  --requests N         how many, 1000000 if not given
  --seed N             makes the same requests again, as far as ids allow
  --recordings FOLDER  requests of identity providers to begin from, ../shared if not given

Exit code 0: nothing was found. 1: something was, and is printed as JSON lines.`;

const whole = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${text} is not a number above 0`);
  return number;
};

const line = ({ requests, seconds, heapMegabytes, events, findings }: Progress): string =>
  `${requests} requests, ${Math.round(requests / seconds)}/s, heap ${heapMegabytes.toFixed(0)} MB, ${events} events, ${findings} findings`;

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(1 + (Date.now() % 1_000_000)) },
      recordings: { type: 'string', default: path.resolve(__dirname, '../../../shared') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  console.error(`seed ${values.seed}`);
  const { requests, seconds, statuses, findings } = await fuzz({
    requests: whole(values.requests),
    seed: whole(values.seed),
    recordings: values.recordings,
    onProgress: (progress) => console.error(line(progress)),
    onFinding: (finding) => console.log(JSON.stringify(finding)),
  });
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  console.error(`${requests} requests in ${Math.round(seconds)} s; ${counts.join(', ')}`);
  console.error(findings.length === 0 ? 'nothing found' : `${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 2;
  },
);
