import { eventId, NO_EVENTS, revision } from '@rollcall/domain';
import fc from 'fast-check';
import {
  createMemoryEventStore,
  type EventStore,
  openSqliteEventStore,
  type ProposedEvent,
  streamName,
} from '../src';
import { takeUntilCaughtUp } from '../src/contract/following';
import { right } from '../src/contract/samples';
import { temporaryFolder } from './temporary-folder';

const event = (id: number, data: string): ProposedEvent => ({
  id: eventId(`event-${id}`),
  type: 'SampleHappened',
  data: { data },
  metadata: { id },
});

const streamOf = fc.constantFrom('a', 'b', 'ab').map((name) => streamName(`prefix-${name}`));
const place = fc.integer({ min: -2, max: 12 });

/** Few ids and few revisions, so that repeats, overlaps and conflicts are common. */
const appending = fc.record({
  _tag: fc.constant('Append' as const),
  stream: streamOf,
  /** How far from the head the expectation lies. */
  offset: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -6, max: 2 })),
  ids: fc.oneof(
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
    fc
      .tuple(fc.nat(8), fc.integer({ min: 1, max: 4 }))
      .map(([first, count]) => Array.from({ length: count }, (_, index) => first + index)),
  ),
  text: fc.string({ unit: 'binary', maxLength: 8 }),
});
const forwards = fc.record({
  _tag: fc.constant('Forwards' as const),
  stream: streamOf,
  from: place,
  count: place,
});
const backwards = fc.record({
  _tag: fc.constant('Backwards' as const),
  stream: streamOf,
  from: fc.option(place, { nil: 'end' as const }),
  count: place,
});
const following = fc.record({ _tag: fc.constant('Follow' as const), after: fc.option(place) });

type Step =
  | (typeof appending extends fc.Arbitrary<infer A> ? A : never)
  | (typeof forwards extends fc.Arbitrary<infer A> ? A : never)
  | (typeof backwards extends fc.Arbitrary<infer A> ? A : never)
  | (typeof following extends fc.Arbitrary<infer A> ? A : never);

const take = async (store: EventStore, step: Step): Promise<unknown> => {
  switch (step._tag) {
    case 'Append': {
      const head = right(await store.head(step.stream)());
      const at = head._tag === 'Some' ? head.value : NO_EVENTS;
      const [first = 0, ...rest] = step.ids;
      const batch = [event(first, step.text), ...rest.map((id) => event(id, step.text))] as const;
      return store.append(step.stream, revision(at + BigInt(step.offset)), batch)();
    }
    case 'Forwards':
      return store.readForwards(step.stream, revision(step.from), step.count)();
    case 'Backwards': {
      const from = step.from === 'end' ? step.from : revision(step.from);
      return store.readBackwards(step.stream, from, step.count)();
    }
    case 'Follow': {
      const after =
        step.after === null ? {} : { after: { commit: BigInt(step.after), prepare: BigInt(step.after) } };
      return takeUntilCaughtUp(store.subscribe({ _tag: 'All', streamPrefix: 'prefix-a', ...after }));
    }
  }
};

it('whatever is asked in whatever order, the store in memory and the one on disk answer alike', async () => {
  const steps = fc.array(fc.oneof({ weight: 3, arbitrary: appending }, forwards, backwards, following), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const folder = temporaryFolder();
      const inMemory = createMemoryEventStore();
      const onDisk = right(await openSqliteEventStore({ path: folder.file('store.db') })());
      try {
        for (const step of taken) expect(await take(onDisk, step)).toEqual(await take(inMemory, step));
      } finally {
        await onDisk.close();
        await inMemory.close();
        folder.remove();
      }
    }),
    { numRuns: 150 },
  );
});
