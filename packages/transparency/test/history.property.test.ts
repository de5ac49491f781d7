import { chainDigest, type DirectoryId, revision } from '@rollcall/domain';
import { arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import { type Checkpoint, verifyHistory } from '@rollcall/transparency';
import fc from 'fast-check';
import { checkpointOf, logOf, read, type StoredLog } from './stored-log';
import { tamperingWith } from './tampering';

/** How many of each; `npm run tamper -w packages/transparency` asks for 10,000 tamperings and 1,000 honest logs. */
const TAMPERINGS = Number(process.env.TAMPERINGS ?? 2_000);
const HONEST = Number(process.env.HONEST ?? 300);

const logs = arbitraryHistory(undefined, 40).map(logOf);

const anchors = (log: StoredLog, sizes: ReadonlyArray<number>): Checkpoint[] =>
  sizes.map((size) => checkpointOf(log.slice(0, size % (log.length + 1))));

/** The events from a place on with another request id, all digests made anew. */
const forgedFrom = (log: StoredLog, place: number): string[] => {
  let digest: string = place === 0 ? '' : JSON.parse(log[place - 1] ?? '').metadata.digest;
  return log.slice(place).map((line, index) => {
    const event = JSON.parse(line);
    const metadata = { ...event.metadata, requestId: 'forged' };
    digest = chainDigest(digest, { ...event, metadata, revision: revision(place + index) });
    return JSON.stringify({ ...event, metadata: { ...metadata, digest } });
  });
};

describe('an honest log', () => {
  it('is intact, with and without checkpoints of any time', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.nat(), { maxLength: 4 }), (log, sizes) => {
        const checkpoints = anchors(log, sizes);
        const anchored = Math.max(0, ...checkpoints.map((checkpoint) => checkpoint.size));
        const { root } = checkpointOf(log);
        expect(verifyHistory(read(log), exampleDirectory, checkpoints)).toMatchObject({
          _tag: 'Intact',
          size: log.length,
          root,
          anchored,
        });
      }),
      { numRuns: HONEST },
    );
  });
});

describe('a log that somebody tampered with', () => {
  it('is found out by a checkpoint kept elsewhere, and what was done is named where it shows', () => {
    fc.assert(
      fc.property(
        logs.chain((log) => fc.tuple(fc.constant(log), tamperingWith(log))),
        ([log, tampering]) => {
          const verdict = verifyHistory(read(tampering.log), exampleDirectory, [checkpointOf(log)]);
          expect({ how: tampering.how, verdict: verdict._tag }).toEqual({
            how: tampering.how,
            verdict: 'Tampered',
          });
          const { expected } = tampering;
          if (expected === undefined || verdict._tag !== 'Tampered') return;
          expect({ how: tampering.how, kind: verdict.kind, revision: verdict.revision }).toEqual({
            how: tampering.how,
            ...expected,
          });
        },
      ),
      { numRuns: TAMPERINGS },
    );
  });

  it('is narrowed down to the events between two checkpoints when it was made anew', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (log, seed) => {
        fc.pre(log.length > 2);
        const middle = 1 + (seed % (log.length - 1));
        const forged = [...log.slice(0, middle), ...forgedFrom(log, middle)];
        const verdict = verifyHistory(read(forged), exampleDirectory, anchors(log, [middle, log.length]));
        expect(verdict).toMatchObject({
          kind: 'rewritten',
          revision: BigInt(middle),
          until: BigInt(log.length - 1),
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is found out, though it is whole and nothing vouches for it, when it is that of another directory', () => {
    fc.assert(
      fc.property(logs, (log) => {
        expect(verifyHistory(read(log), 'other' as DirectoryId)).toMatchObject({
          kind: 'moved',
          revision: 0n,
          reason: 'event 0: it is of directory "example"',
        });
      }),
      { numRuns: 50 },
    );
  });
});
