import Database from 'libsql';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', store]);

/** Event 3 is the first key of the second label. */
beforeAll(async () => {
  await on('directory', 'open', 'acme', '--domain', 'example.com');
  await on('directory', 'enable', 'acme');
  await on('key', 'issue', 'acme', '--label', 'second');
  const database = new Database(store);
  database.exec(`UPDATE events SET data = replace(data, 'second', 'secund')`);
  database.close();
});

describe('a directory that stopped at an altered event', () => {
  it('shows its trail up to there, and where and why it stops', async () => {
    const log = await on('audit', 'log', 'acme');
    expect(log.exitCode).toBe(0);
    expect(log.output).toMatch(/^0 .*DirectoryOpened/m);
    expect(log.output).not.toContain('secund');
    expect(log.output).toMatch(
      /The trail stops before event 3, at which the directory stopped: it does not continue the chain of digests.*\.\nIt denies all access until that is mended\.$/,
    );
    const { entries, parked } = JSON.parse((await on('audit', 'log', 'acme', '--json')).output);
    expect(parked).toMatchObject({ revision: '3', reason: expect.stringContaining('chain of digests') });
    expect(entries).toHaveLength(3);
  });

  it('shows each event before it, and says of those from there on why they cannot be shown', async () => {
    expect((await on('audit', 'show', 'acme', '2')).exitCode).toBe(0);
    const refused = await on('audit', 'show', 'acme', '3');
    expect(refused).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('Directory "acme" stopped at event 3'),
    });
  });

  it('is told apart in the list of directories', async () => {
    expect((await on('directory', 'list')).output).toMatch(/acme .*stopped/);
  });
});
