import type { PolicyTestResult } from '@rollcall/acl';
import type { AcceptedPolicy, Revision } from '@rollcall/domain';
import type { Noticed } from './after-changes';
import type { FailingTest } from './failing-test';

/** Which tests turned between two runs. */
export type TestTurn = {
  readonly failed: ReadonlyArray<FailingTest>;
  readonly passedAgain: ReadonlyArray<FailingTest>;
};

/** The failing tests of one directory's policy, and since when. */
export class TestBook {
  private policyHash = '';
  private readonly open = new Map<number, FailingTest>();
  private passedAt: Revision | undefined;

  /** In the order of the policy. */
  get failing(): ReadonlyArray<FailingTest> {
    return [...this.open.values()].toSorted((a, b) => a.index - b.index);
  }

  isFailing(policyHash: string, index: number): boolean {
    return this.policyHash === policyHash && this.open.has(index);
  }

  /** A run over all tests of a policy, which began at `revision`. Tests of another policy begin anew. */
  ran(
    policy: AcceptedPolicy | undefined,
    revision: Revision,
    results: ReadonlyArray<PolicyTestResult>,
    noticed: Noticed | null,
  ): TestTurn {
    if (this.policyHash !== (policy?.hash ?? '')) {
      this.policyHash = policy?.hash ?? '';
      this.passedAt = policy?.acceptedRevision;
      this.open.clear();
    }
    const failed: FailingTest[] = [];
    const passedAgain: FailingTest[] = [];
    const lastPassed = this.passedAt ?? revision;
    for (const result of results) {
      const known = this.open.get(result.index);
      if (result.errors.length === 0) {
        if (known !== undefined) passedAgain.push(known);
        this.open.delete(result.index);
        continue;
      }
      const test = {
        ...result,
        passedAt: known?.passedAt ?? lastPassed,
        since: known ? known.since : noticed,
      };
      this.open.set(result.index, test);
      if (known === undefined) failed.push(test);
    }
    this.passedAt = revision;
    return { failed, passedAgain };
  }
}
