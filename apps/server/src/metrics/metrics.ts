import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Rollcall } from '../runtime/rollcall';
import { watchRollcall } from './watch-rollcall';

/** Counts for Prometheus. No label says more of a directory than its id. */
export type Metrics = {
  readonly served: (route: string, method: string, status: number, seconds: number) => void;
  readonly decided: (directory: string, code: string) => void;
  /** After a look whether the names in a policy resolve. */
  readonly looked: (directory: string, unresolved: number, raised: number) => void;
  /** After a run of the tests of a policy. */
  readonly testsRan: (directory: string, failing: number, failed: number) => void;
  /** After an attempt to deliver something of a feed. */
  readonly delivered: (directory: string, feed: string, outcome: 'delivered' | 'failed') => void;
  /** After a round that made no checkpoint. */
  readonly notVerified: (directory: string, cause: string) => void;
  readonly contentType: string;
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>;
  close(): void;
};

export const createMetrics = (rollcall: Rollcall): Metrics => {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'rollcall_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'rollcall_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['route'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const decisions = new Counter({
    name: 'rollcall_access_decisions_total',
    help: 'Access questions answered.',
    labelNames: ['directory', 'code'],
    registers,
  });
  const unresolvedSelectors = new Gauge({
    name: 'rollcall_policy_unresolved_selectors',
    help: 'Selectors in the rules in force that denote nobody.',
    labelNames: ['directory'],
    registers,
  });
  const alerts = new Counter({
    name: 'rollcall_policy_alerts_total',
    help: 'Selectors in the rules in force that stopped resolving.',
    labelNames: ['directory'],
    registers,
  });
  const notVerified = new Counter({
    name: 'rollcall_checkpoint_faults_total',
    help: 'Rounds in which the log of a directory was not verified and signed, by cause.',
    labelNames: ['directory', 'cause'],
    registers,
  });
  const failingTests = new Gauge({
    name: 'rollcall_policy_failing_tests',
    help: 'Tests of the policy in force that fail by what became of the directory.',
    labelNames: ['directory'],
    registers,
  });
  const testAlerts = new Counter({
    name: 'rollcall_policy_test_alerts_total',
    help: 'Tests of the policy in force that an event made fail.',
    labelNames: ['directory'],
    registers,
  });
  const deliveries = new Counter({
    name: 'rollcall_feed_deliveries_total',
    help: 'Attempts to send something of a feed, by outcome.',
    labelNames: ['directory', 'feed', 'outcome'],
    registers,
  });
  const stopWatching = watchRollcall(rollcall, register);
  return {
    served: (route, method, status, seconds) => {
      requests.inc({ route, method, status });
      durations.observe({ route }, seconds);
    },
    decided: (directory, code) => decisions.inc({ directory, code }),
    looked: (directory, unresolved, raised) => {
      unresolvedSelectors.set({ directory }, unresolved);
      alerts.inc({ directory }, raised);
    },
    testsRan: (directory, failing, failed) => {
      failingTests.set({ directory }, failing);
      testAlerts.inc({ directory }, failed);
    },
    delivered: (directory, feed, outcome) => deliveries.inc({ directory, feed, outcome }),
    notVerified: (directory, cause) => notVerified.inc({ directory, cause }),
    contentType: register.contentType,
    text: () => register.metrics(),
    close: () => {
      stopWatching();
      register.clear();
    },
  };
};
