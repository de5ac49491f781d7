import { FOLD_VERSION, revision } from '@rollcall/domain';
import { exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';
import type { SnapshotKey } from '../src/snapshots/snapshot-key';
import { superfluous } from '../src/snapshots/thin-out';

const key = (at: number): SnapshotKey => ({
  directory: exampleDirectory,
  epoch: 0,
  revision: revision(at),
  foldVersion: FOLD_VERSION,
});

/** Revisions of the snapshots that are left when one is written every so many events and the rest thinned out. */
const left = (written: number, every: number, keep: number): number[] => {
  let kept: SnapshotKey[] = [];
  for (let number = 1; number <= written; number++) {
    kept.push(key(number * every));
    const given = new Set(superfluous(kept, keep));
    kept = kept.filter((one) => !given.has(one));
  }
  return kept.map((one) => Number(one.revision));
};

describe('snapshots that are thinned out as they are written', () => {
  it('stay in number, with the newest, and leave no moment far from one', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 1_000 }));
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 20 }), ([written, every], keep) => {
        const revisions = left(written, every, keep);
        const end = written * every;
        expect(revisions).toHaveLength(Math.min(written, keep));
        expect(revisions.at(-1)).toBe(end);
        const gaps = revisions.map((at, place) => at - (revisions[place - 1] ?? 0));
        expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.max(every, (3 * end) / keep));
      }),
    );
  });

  it('are left alone while there are few', () => {
    expect(superfluous([key(1), key(2)], 2)).toEqual([]);
  });
});
