import { organisation } from '../access/organisation';
import type { Benchmark } from '../benchmark';
import { parseFilters } from './parse-filters';
import { readGroup } from './read-group';
import { readUser } from './read-user';
import { type Ask, whateverTheSize } from './whatever-the-size';
import { withoutMembers } from './without-members';

const SIZES = {
  full: { few: 1_000, many: 1_000_000, members: 100_000, rounds: 7, requests: 20_000 },
  quick: { few: 100, many: 1_000, members: 1_000, rounds: 1, requests: 200 },
};

/** What must not cost more when a directory grows: from the request's interpretation to the text of its answer. */
const run: Benchmark['run'] = async ({ quick, folder }) => {
  const sizes = quick ? SIZES.quick : SIZES.full;
  const overHttp = await readUser(quick, folder);
  const parsing = parseFilters(sizes);
  const group = readGroup(sizes);
  const members = withoutMembers(sizes);
  const few = organisation(sizes.few);
  const many = organisation(sizes.many);
  const compared = (what: string, ask: Ask, requests = sizes.requests) =>
    whateverTheSize({ ...sizes, requests, what, ask, few, many });
  return [
    overHttp,
    parsing,
    group,
    members,
    compared('userName eq', ({ userName }) => ({ filter: `userName eq "${userName}"` })),
    compared('emails.value eq', ({ userName }) => ({
      filter: `emails.value eq "${userName.toUpperCase()}"`,
    })),
    compared('list of 100', () => ({ count: '100' }), sizes.requests / 50),
  ];
};

export const scimBenchmark: Benchmark = { name: 'scim', run };
