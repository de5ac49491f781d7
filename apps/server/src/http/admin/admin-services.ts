import type { Alerts } from '../../alerts/watch-alerts';
import type { TestWatch } from '../../alerts/watch-tests';
import type { CheckpointSchedule } from '../../checkpoints/checkpoint-schedule';
import type { Role } from '../../configuration/role';
import type { Metrics } from '../../metrics/metrics';
import type { Rollcall } from '../../runtime/rollcall';
import type { Gate } from '../console/session/admission';
import type { SignIns } from '../console/session/sign-ins';

/** What the admin API is made of. */
export type AdminServices = Gate & {
  readonly rollcall: Rollcall;
  readonly role: Role;
  readonly signIns: SignIns;
  readonly metrics: Metrics;
  readonly alerts: Alerts;
  readonly tests: TestWatch;
  /** Absent where this process makes none. */
  readonly checkpoints: CheckpointSchedule | undefined;
};
