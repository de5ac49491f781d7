import { asOf } from '@rollcall/projector';
import { isLeft } from 'fp-ts/lib/Either.js';
import { noMoreThan } from '../bound';
import type { Comparison } from '../comparison';
import { median } from '../measure/median';
import type { RecordedLog } from './recorded-log';

const BOUND_MS = 1_000;

/** How long it takes to say what a directory was at random instants of its history. */
export const pastMoments = async (
  { store, id, snapshots, instants }: RecordedLog,
  questions: number,
): Promise<Comparison> => {
  const took: number[] = [];
  for (let question = 0; question < questions; question += 1) {
    const instant = new Date(instants[Math.floor(Math.random() * instants.length)] ?? 0);
    const asked = performance.now();
    const past = await asOf(store, id, { instant }, { snapshots: { store: snapshots } })();
    if (isLeft(past)) throw new Error(past.left._tag);
    took.push(performance.now() - asked);
  }
  return noMoreThan(BOUND_MS, {
    what: `state as of a random instant of ${instants.length.toLocaleString('en')} events, p50`,
    unit: 'ms',
    ours: median(took),
  });
};
