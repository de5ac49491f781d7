import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { revision } from '@rollcall/domain';
import {
  exampleDirectory,
  groupCreated,
  historyOf,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
} from '@rollcall/testing';
import {
  type Bundle,
  BundleBuilder,
  generateNoteKeys,
  originOf,
  parseNoteSigner,
  signCheckpoint,
} from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import { checkpointOf, logOf, read, type StoredLog } from './stored-log';

const script = resolve(__dirname, '../verifier/verify-bundle.mjs');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = generateNoteKeys('roll.example.com');
const log = logOf(
  historyOf([
    opened(),
    userCreated('ana', {
      profile: {
        displayName: 'Ána "A" \u2028 \ud83d\ude00',
        emails: [{ value: 'ana@example.com', primary: true }],
      },
    }),
    userCreated('bo'),
    groupCreated('g', 'Engineering'),
    membershipChanged('g', { added: ['ana', 'bo'] }),
    userDeactivated('bo'),
    membershipChanged('g', { removed: ['bo'] }),
  ]),
);

const signed = (of: StoredLog) => {
  const signer = parseNoteSigner(keys.signer);
  if (E.isLeft(signer)) throw new Error(signer.left.reason);
  const checkpoint = { ...checkpointOf(of), origin: originOf('roll.example.com', exampleDirectory) };
  return { note: signCheckpoint(checkpoint, signer.right), checkpoint };
};

const bundleOf = (
  revisions: ReadonlyArray<number>,
  of: StoredLog = log,
  older: StoredLog = log.slice(0, 3),
) => {
  const builder = new BundleBuilder({
    directory: exampleDirectory,
    checkpoint: signed(log),
    revisions: revisions.map((at) => revision(at)),
    older: signed(older),
  });
  for (const event of read(of)) builder.add(event);
  return builder.finish();
};

const bundle = (revisions: ReadonlyArray<number>, olderSize?: number): Bundle => {
  const made = bundleOf(revisions, log, log.slice(0, olderSize));
  if (E.isLeft(made)) throw new Error(made.left.reason);
  return made.right;
};

const run = (content: unknown, key = keys.verifier) => {
  const path = join(folder, 'bundle.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path, key], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('the standalone verifier', () => {
  it('proves every event and every older checkpoint of a bundle', () => {
    for (let olderSize = 0; olderSize <= log.length; olderSize++) {
      const { status, stdout } = run(bundle([...log.keys()], olderSize));
      expect(stdout.split('\n').slice(0, 2)).toEqual([
        'directory example, 7 events, checkpoint of 2026-05-03T10:00:00.000Z',
        'event 0: DirectoryOpened, 2026-05-03T10:00:00.000Z',
      ]);
      expect(stdout).toMatch(/proved\n$/);
      expect(status).toBe(0);
    }
  });

  it.each<[string, (honest: Bundle) => unknown, RegExp]>([
    [
      'an event was edited',
      (honest) => JSON.parse(JSON.stringify(honest).replace('"removed":[]', '"removed":["ana"]')),
      /event 4 is not what is in the log/,
    ],
    [
      'an event was given another place',
      (honest) => JSON.parse(JSON.stringify(honest).replace('"revision":"4"', '"revision":"5"')),
      /event 5 is not what is in the log/,
    ],
    [
      'a proof was shortened',
      (honest) => ({
        ...honest,
        events: honest.events.map((one) => ({ ...one, inclusion: one.inclusion.slice(1) })),
      }),
      /proof|not what/,
    ],
    [
      'the checkpoint says something else than was signed',
      (honest) => ({ ...honest, checkpoint: honest.checkpoint.replace('\n7\n', '\n8\n') }),
      /not signed by roll.example.com/,
    ],
    [
      'it is of another directory',
      (honest) => ({ ...honest, directory: 'other' }),
      /about roll.example.com\/example/,
    ],
    [
      'the older checkpoint is of another history',
      (honest) => ({
        ...honest,
        older: {
          checkpoint: signed([...log].reverse().slice(0, 3)).note,
          consistency: honest.older?.consistency,
        },
      }),
      /older checkpoint is not the beginning/,
    ],
  ])('proves nothing when %s', (_, change, reason) => {
    const { status, stdout, stderr } = run(change(bundle([4])));
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(/^NOT PROVED/);
    expect([status, stdout]).toEqual([1, '']);
  });

  const joined = '"added":["ana","bo"]';
  const forged = '"added":["eve"]';
  it.each<[string, (text: string) => string, RegExp]>([
    ['a member of an event twice', (text) => text.replace(joined, `${forged},${joined}`), /is in it twice/],
    [
      'a member twice, spelled otherwise',
      (text) => text.replace(joined, `"\\u0061dded" : ["eve"],${joined}`),
      /is in it twice/,
    ],
    [
      'all events twice',
      (text) => text.replace('"events":[', '"events":[{"event":{}}],"events":['),
      /is in it twice/,
    ],
    [
      'a number with more digits than are proved',
      (text) => text.replace('"schemaVersion":1', '"schemaVersion":1.00000000000000000001'),
      /number is not written shortly/,
    ],
    [
      'something beside what is stored of an event',
      (text) => text.replace('"type":"M', '"note":"by eve","type":"M'),
      /event 4 is not what is in the log/,
    ],
    [
      'something beside the proof of an event',
      (text) => text.replace('"inclusion"', '"by":"eve","inclusion"'),
      /"by", which nothing proves/,
    ],
    [
      'something beside its events',
      (text) => text.replace('"events"', '"note":"by eve","events"'),
      /"note", which nothing proves/,
    ],
    [
      'something beside the older checkpoint',
      (text) => text.replace('"consistency"', '"note":"by eve","consistency"'),
      /"note", which nothing proves/,
    ],
  ])('proves nothing of a file that holds %s', (_, change, reason) => {
    const honest = JSON.stringify(bundle([4]));
    expect(change(honest)).not.toBe(honest);
    const { status, stdout, stderr } = run(change(honest));
    expect(stderr).toMatch(reason);
    expect([status, stdout]).toEqual([1, '']);
  });

  it('takes a bundle however it is laid out', () => {
    const text = JSON.stringify(bundle([1, 4]), undefined, '\t');
    expect(run(text.replaceAll('Á', '\\u00c1').replaceAll('\n', '\r\n')).status).toBe(0);
  });

  it('proves nothing with the key of somebody else', () => {
    const { status, stderr } = run(bundle([4]), generateNoteKeys('roll.example.com').verifier);
    expect(stderr).toMatch(/not signed/);
    expect(status).toBe(1);
  });

  it('says when it cannot even try', () => {
    expect(run('{').status).toBe(2);
    expect(run(bundle([1]), 'no key').status).toBe(2);
  });
});

describe('a bundle', () => {
  it('is not made of a log that the checkpoint does not vouch for', () => {
    const edited = log.with(2, (log[2] ?? '').replace('bo@', 'bob@'));
    expect(bundleOf([1], edited)).toMatchObject({ left: { _tag: 'NoBundle' } });
  });

  it.each([
    ['another log', [...log].reverse().slice(0, 3)],
    ['a longer log', [...log, ...log]],
  ])('is not made with an older checkpoint of %s', (_, older) => {
    expect(bundleOf([1], log, older)).toMatchObject({
      left: { _tag: 'NoBundle', reason: expect.stringContaining('older checkpoint') },
    });
  });

  it('is not made for an event after the checkpoint', () => {
    expect(bundleOf([7])).toMatchObject({ left: { _tag: 'NoBundle' } });
  });
});
