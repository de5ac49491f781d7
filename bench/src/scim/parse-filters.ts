import { interpret } from '@rollcall/scim';
import SCIMMY from 'scimmy';
import { atMost, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { processorTime } from '../measure/processor-time';
import { CONTEXT } from './ask-scim';

/** What the peer can read, too: it has no `not` within a group. */
const FILTER = 'userName sw "ana" and emails[type eq "work" and value co "@example.com"] or title pr';

/** Microseconds of a filter from its text to what is evaluated, the rest of its request included with ours. */
export const parseFilters = (sizes: { readonly rounds: number; readonly requests: number }): Comparison => {
  const query = new URLSearchParams({ filter: FILTER });
  const request = { method: 'GET', path: ['Users'], query, headers: {}, body: '' };
  const perFilter = (parse: () => unknown): number => {
    const milliseconds = processorTime(() => {
      for (let parsed = 0; parsed < sizes.requests; parsed += 1) parse();
    });
    return (milliseconds / sizes.requests) * 1_000;
  };
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < sizes.rounds; round += 1) {
    collectGarbage();
    peer.push(perFilter(() => new SCIMMY.Types.Filter(FILTER)));
    collectGarbage();
    ours.push(perFilter(() => interpret(request, CONTEXT)));
  }
  return {
    what: `filter of ${FILTER.length} characters, read`,
    unit: 'µs',
    ours: median(ours),
    peer: median(peer),
    peerIs: 'scimmy',
    target: atMost(1),
  };
};
