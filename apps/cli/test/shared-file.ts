import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A JSON file of the folder beside the repository; absent, and one visible line, where there is none. */
export const sharedJson = (file: string): unknown => {
  const place = path.resolve(__dirname, '../../../../shared', file);
  if (existsSync(place)) return JSON.parse(readFileSync(place, 'utf8'));
  process.stdout.write(`skipped: ${file} is not beside the repository\n`);
  return undefined;
};
