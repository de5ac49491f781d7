import { createDirectory, type EventEnvelope, evolve, revision, stateDigest } from '@rollcall/domain';
import { createMemoryEventStore } from '@rollcall/event-store';
import { asOf, revisionAt } from '@rollcall/projector';
import { appendHistory, arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

const storeOf = async (history: ReadonlyArray<EventEnvelope>) => {
  const store = createMemoryEventStore();
  await appendHistory(store, exampleDirectory, history);
  return store;
};

/** The digests of the live state after each event. */
const liveDigests = (history: ReadonlyArray<EventEnvelope>): string[] => {
  const live = createDirectory(exampleDirectory);
  return history.map((event) => {
    evolve(live, event);
    return stateDigest(live);
  });
};

/** By the definition: the last revision that, with all before it, happened at or before the instant. */
const lastUntil = (history: ReadonlyArray<EventEnvelope>, instant: Date): bigint => {
  const later = history.findIndex(({ metadata }) => Date.parse(metadata.occurredAt) > instant.getTime());
  return BigInt(later < 0 ? history.length : later) - 1n;
};

describe('the state as of a revision', () => {
  it('is the one the live system had at it, at every revision', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), async (history) => {
        const store = await storeOf(history);
        for (const [index, digest] of liveDigests(history).entries()) {
          const past = await asOf(store, exampleDirectory, { revision: revision(index) })();
          expect(E.isRight(past) && stateDigest(past.right)).toBe(digest);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when the directory has not come so far', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(exampleDirectory, 5), fc.nat(3), async (history, more) => {
        const asked = revision(history.length + more);
        const past = await asOf(await storeOf(history), exampleDirectory, { revision: asked })();
        expect(past).toEqual(E.left({ _tag: 'NotYet', asked, reached: BigInt(history.length) - 1n }));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the revision at an instant', () => {
  const instants = fc.integer({ min: -120, max: 3_600 });

  it('is the last one before anything later was recorded, though clocks went backwards', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), instants, async (history, seconds) => {
        const store = await storeOf(history);
        const near = new Date(Date.UTC(2026, 4, 3, 10, 0, seconds));
        const exact = history.map(({ metadata }) => new Date(metadata.occurredAt));
        for (const instant of [near, ...exact]) {
          expect(await revisionAt(store, exampleDirectory, instant)()).toEqual(
            E.right(lastUntil(history, instant)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the state of that revision', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), instants, async (history, seconds) => {
        const instant = new Date(Date.UTC(2026, 4, 3, 10, 0, seconds));
        const past = await asOf(await storeOf(history), exampleDirectory, { instant })();
        const index = Number(lastUntil(history, instant));
        const expected = index < 0 ? createDirectory(exampleDirectory) : undefined;
        expect(E.isRight(past) && stateDigest(past.right)).toBe(
          expected === undefined ? liveDigests(history)[index] : stateDigest(expected),
        );
      }),
      { numRuns: 60 },
    );
  });
});
