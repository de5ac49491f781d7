import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Of this package, whose manifest lies beside `dist`. */
export const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '../package.json'), 'utf8'));
  return String(Object(manifest).version);
};
