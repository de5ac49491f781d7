import type { AdminToken } from '../../admin-token/admin-token';
import type { Alerts } from '../../alerts/watch-alerts';
import type { TestWatch } from '../../alerts/watch-tests';
import type { CheckpointSchedule } from '../../checkpoints/checkpoint-schedule';
import type { Role } from '../../configuration/role';
import type { Metrics } from '../../metrics/metrics';
import type { Rollcall } from '../../runtime/rollcall';
import type { Sessions } from '../console/session/sessions';

/** What the admin API is made of. */
export type AdminServices = {
  readonly rollcall: Rollcall;
  readonly role: Role;
  readonly adminToken: AdminToken;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly alerts: Alerts;
  readonly tests: TestWatch;
  /** Absent where this process makes none. */
  readonly checkpoints: CheckpointSchedule | undefined;
  readonly publicUrl: string | undefined;
};
