import { copyFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userId } from '@rollcall/domain';
import { exampleDirectory as directory } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import Database from 'libsql';
import { KeyTable } from '../src/keys/key-table';
import { type MasterKey, parseMasterKey } from '../src/keys/master-key';
import { openPersonKeys, type PersonKeys } from '../src/keys/person-keys';
import { filesWith, temporaryFolder } from './temporary-folder';

const masterOf = (digit: string): MasterKey => {
  const master = parseMasterKey(digit.repeat(64));
  if (master === undefined) throw new Error('no master key');
  return master;
};
const master = masterOf('a');

const open = (path: string, key = master): PersonKeys => {
  const opened = openPersonKeys({ path, master: key });
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  return opened.right;
};

const given = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

const people = (count: number) => Array.from({ length: count }, (_, at) => userId(`person-${at}`));

const withKeys = (keys: PersonKeys, count: number) => {
  const ids = people(count);
  const made = new Map(ids.map((id) => [id, keys.make(directory, id)]));
  given(keys.keep(directory, ids));
  return made;
};

describe('the keys of people', () => {
  it('are the same after the file is opened again, and for another process at once', () => {
    const path = join(temporaryFolder(), 'keys.db');
    const [one, other] = [open(path), open(path)];
    const made = withKeys(one, 200);
    expect(given(other.of(directory, people(201)))).toEqual(made);
    one.close();
    other.close();
    const again = open(path);
    expect(given(again.of(directory, people(201)))).toEqual(made);
    again.close();
  });

  it('that were made are no use until they are kept', () => {
    const path = join(temporaryFolder(), 'keys.db');
    const [one, other] = [open(path), open(path)];
    one.make(directory, userId('ana'));
    expect(given(other.of(directory, [userId('ana')])).size).toBe(0);
    one.close();
    other.close();
  });

  it('lie in the file wrapped, for their owner only', () => {
    const folder = temporaryFolder();
    const keys = open(join(folder, 'keys.db'));
    const made = withKeys(keys, 50);
    keys.close();
    expect(filesWith(folder, [...made.values()])).toEqual([]);
    expect(statSync(join(folder, 'keys.db')).mode & 0o077).toBe(0);
  });

  it.each([[1], [40], [3_000]])(
    'of %i people leave no trace in any file when they are destroyed',
    async (count) => {
      const folder = temporaryFolder();
      const path = join(folder, 'keys.db');
      const [keys, other] = [open(path), open(path)];
      withKeys(keys, count);
      const table = new KeyTable(path);
      const doomed = table.find(directory, people(count)).filter((_, at) => at % 3 === 0);
      table.close();
      const wrapped = doomed.map((one) => one.wrapped);
      expect(filesWith(folder, wrapped).length).toBeGreaterThan(0);

      given(
        await keys.destroy(
          directory,
          doomed.map(({ person }) => person),
        )(),
      );
      expect(filesWith(folder, wrapped)).toEqual([]);
      expect(given(keys.of(directory, people(count))).size).toBe(count - doomed.length);
      keys.close();
      other.close();
      expect(filesWith(folder, wrapped)).toEqual([]);
    },
  );

  it('that another process destroyed are known here until they are forgotten', async () => {
    const path = join(temporaryFolder(), 'keys.db');
    const [one, other] = [open(path), open(path)];
    withKeys(one, 1);
    const [person] = people(1);
    if (person === undefined) throw new Error('nobody');
    expect(given(other.of(directory, [person])).size).toBe(1);
    given(await one.destroy(directory, [person])());
    expect(given(other.of(directory, [person])).size).toBe(1);
    other.forget(directory, person);
    expect(given(other.of(directory, [person])).size).toBe(0);
    one.close();
    other.close();
  });

  it('cannot be made a second time for somebody whose key was destroyed', async () => {
    const keys = open(join(temporaryFolder(), 'keys.db'));
    withKeys(keys, 1);
    given(await keys.destroy(directory, people(1))());
    keys.make(directory, userId('person-0'));
    expect(keys.keep(directory, people(1))).toMatchObject({ left: { _tag: 'Unavailable' } });
    expect(given(keys.of(directory, people(1))).size).toBe(0);
    keys.close();
  });

  it('are not looked for in a file of a later version, which stays as it is', () => {
    const path = join(temporaryFolder(), 'keys.db');
    open(path).close();
    const db = new Database(path);
    db.exec('PRAGMA user_version = 7; PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const before = readFileSync(path);
    expect(openPersonKeys({ path, master })).toMatchObject({
      left: { reason: expect.stringContaining('the file has version 7, this program knows version 1') },
    });
    expect(readFileSync(path)).toEqual(before);
  });

  it('are refused with another master key, and one of them that was altered as well', () => {
    const path = join(temporaryFolder(), 'keys.db');
    const keys = open(path);
    withKeys(keys, 1);
    expect(openPersonKeys({ path, master: masterOf('b') })).toMatchObject({
      left: { reason: expect.stringContaining('wrapped with another master key') },
    });
    keys.close();
    const table = new KeyTable(path);
    const [found] = table.find(directory, people(1));
    if (found === undefined) throw new Error('no key');
    const altered = Buffer.from(found.wrapped);
    altered.writeUInt8(altered.readUInt8(20) ^ 1, 20);
    table.overwrite(directory, { ...found, wrapped: altered });
    table.close();
    const again = open(path);
    expect(again.of(directory, people(1))).toMatchObject({
      left: { reason: expect.stringContaining('is damaged') },
    });
    again.close();
  });

  it('of somebody else do not pass for those of a person', () => {
    const path = join(temporaryFolder(), 'keys.db');
    const keys = open(path);
    withKeys(keys, 2);
    keys.close();
    const table = new KeyTable(path);
    const [one, other] = table.find(directory, people(2));
    if (one === undefined || other === undefined) throw new Error('no keys');
    table.overwrite(directory, { person: one.person, wrapped: other.wrapped });
    table.close();
    const again = open(path);
    expect(E.isLeft(again.of(directory, [one.person]))).toBe(true);
    again.close();
  });

  it('are wrapped anew with another master key, those destroyed stay so', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'keys.db');
    const keys = open(path);
    const made = withKeys(keys, 1_500);
    given(await keys.destroy(directory, people(2))());
    expect(given(await keys.rewrap(masterOf('b'))())).toEqual({ keys: 1_498 });
    keys.close();
    expect(openPersonKeys({ path, master })).toMatchObject({ left: { _tag: 'Unavailable' } });
    const again = open(path, masterOf('b'));
    expect(given(again.of(directory, people(1_500)))).toEqual(new Map([...made].slice(2)));
    again.close();
  });

  it('are told as wrapped anew, though somebody who reads keeps what they were from being removed', async () => {
    const path = join(temporaryFolder(), 'keys.db');
    const keys = open(path);
    withKeys(keys, 1);
    const reader = new Database(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM keys').all();
    expect(given(await keys.rewrap(masterOf('b'))())).toEqual({
      keys: 1,
      trace: expect.stringContaining('another process keeps the write-ahead log from being emptied'),
    });
    reader.exec('COMMIT');
    reader.close();
    keys.close();
    const again = open(path, masterOf('b'));
    expect(given(again.of(directory, people(1))).size).toBe(1);
    again.close();
  });

  it('are not kept by a process that still has the master key from before, nor taken for damaged there', async () => {
    const path = join(temporaryFolder(), 'keys.db');
    const [keys, other] = [open(path), open(path)];
    const [known, fresh] = [userId('person-0'), userId('new')];
    withKeys(keys, 1);
    given(await keys.rewrap(masterOf('b'))());
    keys.close();
    const refusal = { left: { reason: expect.stringContaining('wrapped with another master key') } };
    expect(other.of(directory, [known])).toMatchObject(refusal);
    other.make(directory, fresh);
    expect(other.keep(directory, [fresh])).toMatchObject(refusal);
    expect(await other.rewrap(masterOf('c'))()).toMatchObject(refusal);
    other.close();
    const again = open(path, masterOf('b'));
    expect(given(again.of(directory, [known, fresh])).size).toBe(1);
    again.close();
  });

  it.each<[string, (path: string) => void]>([
    ['moved away', (path) => renameSync(path, `${path}.old`)],
    [
      'replaced by a copy',
      (path) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
    ['parted from its write-ahead log', (path) => rmSync(`${path}-wal`)],
  ])('are neither kept in, read from nor destroyed in a file that was %s', async (_, happen) => {
    const path = join(temporaryFolder(), 'keys.db');
    const [keys, other] = [open(path), open(path)];
    withKeys(keys, 1);
    happen(path);
    const refusal = { left: { reason: expect.stringMatching(/keys\.db: .*moved, deleted or replaced/) } };
    keys.make(directory, userId('new'));
    expect(keys.keep(directory, [userId('new')])).toMatchObject(refusal);
    expect(other.of(directory, people(1))).toMatchObject(refusal);
    expect(await other.destroy(directory, people(1))()).toMatchObject(refusal);
    keys.close();
    other.close();
  });

  it('are not looked for in a file that holds something else', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'keys.db');
    writeFileSync(path, 'not a database, but quite long enough to be looked at by SQLite as one');
    expect(openPersonKeys({ path, master })).toMatchObject({ left: { _tag: 'Unavailable' } });
    expect(readFileSync(path, 'utf8')).toMatch(/^not a database/);
  });
});

describe('a master key', () => {
  it.each([
    ['base64', Buffer.alloc(32, 7).toString('base64')],
    ['base64url', Buffer.alloc(32, 255).toString('base64url')],
    ['hexadecimal', Buffer.alloc(32, 7).toString('hex')],
    ['a line of a file', `${Buffer.alloc(32, 7).toString('base64')}\n`],
  ])('is read from %s', (_, text) => expect(parseMasterKey(text)).toBeDefined());

  it.each([
    ['too short', 'YWJj'],
    ['too long', 'a'.repeat(65)],
    ['nothing', ''],
  ])('is not what is %s', (_, text) => expect(parseMasterKey(text)).toBeUndefined());
});
