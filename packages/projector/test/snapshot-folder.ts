import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each test that asks; all are removed after the last test of the file. */
export const snapshotFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-snapshots-'));
  folders.push(folder);
  return folder;
};

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
