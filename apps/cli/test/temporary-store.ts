import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A path for a store that is not there yet; its folder goes when the tests of the file are done. */
export const temporaryStore = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'not-there-yet', 'rollcall.db');
};
