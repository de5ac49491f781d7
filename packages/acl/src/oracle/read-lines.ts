import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The JSON values of a file with one per line; gzip where the name ends so. */
export const readLines = (file: string): ReadonlyArray<unknown> => {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
};
