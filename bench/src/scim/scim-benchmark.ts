import type { Benchmark } from '../benchmark';
import { byUserName } from './by-user-name';
import { withoutMembers } from './without-members';

const SIZES = {
  full: { few: 1_000, many: 1_000_000, members: 100_000, rounds: 7, requests: 20_000 },
  quick: { few: 100, many: 1_000, members: 1_000, rounds: 1, requests: 200 },
};

/** What must not cost more when a directory grows: from the request's interpretation to the text of its answer. */
const run: Benchmark['run'] = async ({ quick }) => {
  const sizes = quick ? SIZES.quick : SIZES.full;
  return [withoutMembers(sizes), byUserName(sizes)];
};

export const scimBenchmark: Benchmark = { name: 'scim', run };
