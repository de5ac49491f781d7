import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The JSON values of a gzip file of recordings, one a line. */
export const recordedLines = (file: string): ReadonlyArray<unknown> =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
