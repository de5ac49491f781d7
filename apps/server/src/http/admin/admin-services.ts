import type { AdminToken } from '../../admin-token/admin-token';
import type { Metrics } from '../../metrics/metrics';
import type { Rollcall } from '../../runtime/rollcall';

/** What the admin API is made of. */
export type AdminServices = {
  readonly rollcall: Rollcall;
  readonly adminToken: AdminToken;
  readonly metrics: Metrics;
  readonly publicUrl: string | undefined;
};
