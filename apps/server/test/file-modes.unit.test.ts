import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNote } from '../src/checkpoints/checkpoint-file';
import { publicKeyFile, signingKey } from '../src/checkpoints/signing-key';
import { createSqliteFeedBook } from '../src/feeds/book/sqlite-feed-book';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-modes-'));
const mask = process.umask(0);
afterAll(() => {
  process.umask(mask);
  rmSync(folder, { recursive: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('where the system lets everybody write what is made', () => {
  it('checkpoints and the public key, which others may read, are written by us alone', async () => {
    const [checkpoint, key] = [join(folder, 'checkpoints/acme.checkpoint'), join(folder, 'signing.key')];
    await writeNote(checkpoint, 'rollcall/acme\n')();
    await signingKey(key, 'rollcall')();
    expect([join(folder, 'checkpoints'), checkpoint, publicKeyFile(key), key].map(modeOf)).toEqual([
      '755',
      '644',
      '644',
      '600',
    ]);
  });

  it('nobody else can hold the lock of whoever delivers feeds', () => {
    const book = createSqliteFeedBook(join(folder, 'feeds.db'));
    expect(book.claimDelivery()).toBe(true);
    expect(modeOf(join(folder, 'feeds.db.delivery'))).toBe('600');
    book.close();
  });
});
