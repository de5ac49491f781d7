import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainEvent } from '@rollcall/domain';
import { openSqliteEventStore } from '@rollcall/event-store';
import { createFileSnapshotStore, createProjector } from '@rollcall/projector';
import { appendHistory, exampleDirectory, historyOf, opened, userCreated } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import Database from 'libsql';
import { progressLine } from '../src/terminal/progress-bar';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const PEOPLE = 2_500;

beforeAll(async () => {
  const created = await openSqliteEventStore({ path: store })();
  if (E.isLeft(created)) throw new Error(created.left.reason);
  const events: DomainEvent[] = [opened()];
  for (let at = 0; at < PEOPLE; at++) events.push(userCreated(`u${at}`));
  const history = historyOf(events);
  for (let from = 0; from < history.length; from += 500) {
    await appendHistory(created.right, exampleDirectory, history.slice(from, from + 500));
  }
  await created.right.close();
});

describe('rollcall replay', () => {
  it('shows on a terminal how far it is, and wipes it away before the answer', async () => {
    const shown: string[] = [];
    const { exitCode, output } = await rollcall(['replay', '--verify', '--store', store], {
      status: (line) => shown.push(line),
    });
    expect(exitCode).toBe(0);
    expect(shown[0]).toMatch(/^\S+ {2}\[#{9}-{15}\] {2}39 % {2}1000 of 2501 events {2}\d+\/s$/);
    expect(shown.at(-1)).toBe('');
    expect(output).toMatch(
      /^DIRECTORY +EVENTS +SECONDS +EVENTS\/S +STATE\n\S+ +2501 +.+[0-9a-f]{64} +same as live$/,
    );
  });

  it('prints the answer alone where there is no terminal', async () => {
    const { exitCode, output, errors } = await rollcall(['replay', '--store', store]);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output.split('\n')).toHaveLength(2);
  });
});

const folder = `${store}.snapshots`;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Follows the store until snapshots of it are written. Answers their names. */
const snapshots = async (): Promise<ReadonlyArray<string>> => {
  const opened = await openSqliteEventStore({ path: store })();
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  const written = { store: createFileSnapshotStore(folder), everyEvents: 1 };
  const projector = createProjector({ store: opened.right, snapshots: written });
  projector.start();
  await projector.ready();
  while (!existsSync(join(folder, 'checkpoint.json'))) await new Promise((resolve) => setTimeout(resolve, 5));
  await projector.stop();
  await opened.right.close();
  return readdirSync(folder).filter((name) => name.endsWith('.snapshot'));
};

describe('a snapshot that somebody forged', () => {
  /** Another person in the place of one of them, with a SHA-256 that fits. */
  const forge = (path: string): void => {
    const bytes = readFileSync(path);
    bytes.write('x7@', bytes.indexOf('u7@'));
    const [content, seal] = [bytes.subarray(0, -37), bytes.subarray(-32)];
    seal.set(createHash('sha256').update(content).digest());
    writeFileSync(path, bytes);
  };

  it('is found out by the log', async () => {
    const kept = await snapshots();
    expect((await rollcall(['replay', '--verify', '--store', store])).exitCode).toBe(0);
    for (const name of kept) forge(join(folder, name));
    const { exitCode, output } = await rollcall(['replay', '--verify', '--store', store]);
    expect(output).toMatch(/differs from live$/);
    expect(exitCode).toBe(1);
  });
});

describe('an event that somebody edited', () => {
  it('is found out, though a server would start from a snapshot behind it', async () => {
    await snapshots();
    const database = new Database(store);
    database.exec(`UPDATE events SET data = replace(data, 'u9@', 'x9@') WHERE data LIKE '%"u9@%'`);
    database.close();
    expect((await rollcall(['directory', 'show', exampleDirectory, '--store', store])).exitCode).toBe(0);
    const { exitCode, errors } = await rollcall(['replay', '--verify', '--store', store]);
    expect(errors).toMatch(/stopped at event 10: it does not continue the chain of digests/);
    expect(exitCode).toBe(1);
  });
});

describe('the bar', () => {
  it('is empty at first and full at the end, also of nothing', () => {
    expect(progressLine('acme', 0, 10, 0)).toBe(
      'acme  [------------------------]   0 %  0 of 10 events  0/s',
    );
    expect(progressLine('acme', 10, 10, 5)).toContain('[########################] 100 %');
    expect(progressLine('acme', 0, 0, 0)).toContain('100 %');
  });
});
