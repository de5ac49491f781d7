/** So many wrong tokens within so long, and an address has to wait. */
const MOST_FAILURES = 10;
const WINDOW_MS = 15 * 60_000;
const MOST_ADDRESSES = 10_000;

type Failures = { readonly since: number; readonly count: number };

/** Counts wrong admin tokens by address, in fixed windows that begin with the first failure. */
export class SignInLimit {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly clock: () => Date) {}

  /** Whole seconds until the address may try again; 0 when it may now. */
  waitFor(address: string): number {
    const failed = this.current(address);
    if (failed === undefined || failed.count < MOST_FAILURES) return 0;
    return Math.ceil((failed.since + WINDOW_MS - this.clock().getTime()) / 1_000);
  }

  failed(address: string): void {
    const { since, count } = this.current(address) ?? { since: this.clock().getTime(), count: 0 };
    this.failures.delete(address);
    this.failures.set(address, { since, count: count + 1 });
    if (this.failures.size <= MOST_ADDRESSES) return;
    for (const oldest of this.failures.keys()) {
      this.failures.delete(oldest);
      break;
    }
  }

  succeeded(address: string): void {
    this.failures.delete(address);
  }

  private current(address: string): Failures | undefined {
    const failed = this.failures.get(address);
    return failed !== undefined && this.clock().getTime() < failed.since + WINDOW_MS ? failed : undefined;
  }
}
