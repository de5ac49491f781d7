import { reviewPolicy } from '../policy-tests/review-policy';
import { TESTS_FAILED } from '../policy-tests/test-report';
import { compat } from './compat';
import type { Capture } from './record';
import type { RecordedWorld } from './recorded-world';

export type CaptureCheck = {
  readonly id: string;
  readonly recorded: 'accepted' | 'refused';
  readonly ours: 'accepted' | 'refused';
  /** Whether a message of ours holds the recorded one; absent when none is recorded. */
  readonly messageHeld?: boolean;
  readonly recordedMessage: string | null;
  readonly messages: ReadonlyArray<string>;
  /** Whether the policy has tests. */
  readonly tests: boolean;
};

const hasTests = (policy: unknown): boolean =>
  typeof policy === 'object' && policy !== null && 'tests' in policy;

/** Reviews a captured policy as if it were saved, and compares with the recorded answer. */
export const checkCapture = (
  capture: Capture,
  { policyText, directory, inventory }: RecordedWorld,
): CaptureCheck => {
  const review = reviewPolicy(policyText, { directory, inventory: () => inventory }, { compat });
  const messages = review.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
  if (review.tests?.passed === false) messages.push(TESTS_FAILED);
  const { message } = capture;
  return {
    id: capture.id,
    recorded: capture.code === 200 ? 'accepted' : 'refused',
    ours: review.accepted ? 'accepted' : 'refused',
    // A server that failed says nothing of the policy.
    ...(message !== null &&
      capture.code < 500 && { messageHeld: messages.some((ours) => ours.includes(message)) }),
    recordedMessage: message,
    messages,
    tests: hasTests(capture.policy),
  };
};
