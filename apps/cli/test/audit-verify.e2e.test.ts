import Database from 'libsql';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', store]);

/** Changes the file behind the back of the program. */
const tamper = (sql: string): void => {
  const database = new Database(store);
  database.exec(sql);
  database.close();
};

describe('a chain that somebody tampered with', () => {
  beforeAll(async () => {
    await on('directory', 'open', 'acme', '--domain', 'example.com');
    await on('directory', 'enable', 'acme');
    await on('key', 'issue', 'acme', '--label', 'second');
  });

  it('is intact before', async () => {
    expect(await on('audit', 'verify', 'acme')).toMatchObject({ exitCode: 0 });
  });

  it('is broken at the first event that was edited', async () => {
    tamper(`UPDATE events SET data = replace(data, '"second"', '"innocent"') WHERE data LIKE '%"second"%'`);
    const verified = await on('audit', 'verify', 'acme');
    expect(verified).toMatchObject({ exitCode: 1, output: expect.stringMatching(/^BROKEN at revision 3: /) });
    expect((await on('audit', 'verify', 'acme', '--json')).json()).toMatchObject({
      intact: false,
      brokenAt: '3',
    });
  });
});
