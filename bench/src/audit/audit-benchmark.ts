import type { Benchmark } from '../benchmark';
import { coldStart } from './cold-start';
import { logWalks } from './log-walks';
import { pastMoments } from './past-moments';
import { recordLog } from './recorded-log';

const SIZES = {
  full: { users: 1_000_000, events: 1_000_000, questions: 20, rounds: 3 },
  quick: { users: 1_000, events: 10_000, questions: 2, rounds: 1 },
};

/** Starts, walks over a whole log, and questions about the past. */
const run: Benchmark['run'] = async ({ quick, folder }) => {
  const { users, events, questions, rounds } = quick ? SIZES.quick : SIZES.full;
  const log = await recordLog(events, folder);
  try {
    return [
      ...(await logWalks(log, rounds)),
      await pastMoments(log, questions),
      ...(await coldStart(users, folder)),
    ];
  } finally {
    await log.store.close();
  }
};

export const auditBenchmark: Benchmark = { name: 'audit', run };
