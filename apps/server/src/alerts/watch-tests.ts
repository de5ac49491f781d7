import { finishPolicyTest, type PolicyTestResult, type PolicyTestRun } from '@rollcall/acl';
import type { DirectoryId, Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../runtime/rollcall';
import { AfterChanges } from './after-changes';
import type { FailingTest } from './failing-test';
import { TestBook, type TestTurn } from './test-book';

/** What a run of a directory's policy tests found. */
export type TestsRan = TestTurn & { readonly directoryId: DirectoryId; readonly failing: number };

/** The tests that failed when they were last run. */
export type TestStatus = {
  readonly failing: ReadonlyArray<FailingTest>;
  /** The state the run began with; null before the first. */
  readonly asOf: Revision | null;
};

export type TestWatch = {
  readonly of: (id: DirectoryId) => TestStatus;
  stop(): void;
};

/** How long a run keeps the process from other work at a time. */
const SLICE_MS = 5;

/** A directory's tests take at the most one part in so many of the process's time, however much changes. */
const REST_PER_RUN = 20;

/** Lets others have their turn, and keeps count of the time spent. */
class Slices {
  spent = 0;
  private began = 0;

  begin(): void {
    this.began = performance.now();
  }

  /** Ends the slice if it has been long enough. */
  async pause(): Promise<void> {
    const slice = performance.now() - this.began;
    if (slice < SLICE_MS) return;
    this.spent += slice;
    await new Promise((resolve) => setImmediate(resolve));
    this.begin();
  }
}

const bitByBit = async (run: PolicyTestRun, slices: Slices): Promise<PolicyTestResult> => {
  const steps = run();
  for (;;) {
    const step = steps.next();
    await slices.pause();
    if (step.done === true) return step.value;
  }
};

/**
 * Runs the tests of every policy in force, and again after its directory changed: an event may make one fail,
 * which changes no decision and is told. A result that turned while events came in is looked at again in one
 * go, so that what is told was so at one revision.
 */
export const watchTests = (
  { projector, access }: Rollcall,
  told: (ran: TestsRan) => void,
  onError: (error: unknown) => void,
): TestWatch => {
  const books = new Map<DirectoryId, { readonly book: TestBook; asOf: Revision | null }>();
  let stopped = false;

  const run = async (id: DirectoryId, slices: Slices, book: TestBook) => {
    const current = await access(id).current();
    if (E.isLeft(current)) return undefined;
    slices.begin();
    const view = projector.directory(id);
    const { policy, revision } = view;
    const results: PolicyTestResult[] = [];
    for (const [index, test] of current.right.resolver.policyTests().entries()) {
      const before = view.revision;
      const result = await bitByBit(test, slices);
      const turned = book.isFailing(policy?.hash ?? '', index) !== result.errors.length > 0;
      results.push(turned && view.revision !== before ? finishPolicyTest(test) : result);
    }
    // The run that follows the change of policy tells of its tests.
    return view.policy?.hash === policy?.hash ? { policy, revision, results } : undefined;
  };

  const watch = new AfterChanges(projector, async (id, noticed) => {
    const known = books.get(id) ?? { book: new TestBook(), asOf: null };
    books.set(id, known);
    const slices = new Slices();
    try {
      const ran = await run(id, slices, known.book);
      if (ran !== undefined && !stopped) {
        const turn = known.book.ran(ran.policy, ran.revision, ran.results, noticed);
        known.asOf = ran.revision;
        told({ directoryId: id, failing: known.book.failing.length, ...turn });
      }
    } catch (error) {
      onError(error);
    }
    return slices.spent * REST_PER_RUN;
  });

  return {
    of: (id) => {
      const known = books.get(id);
      return { failing: known?.book.failing ?? [], asOf: known?.asOf ?? null };
    },
    stop: () => {
      stopped = true;
      watch.stop();
    },
  };
};
