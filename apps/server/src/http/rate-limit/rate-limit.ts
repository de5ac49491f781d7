/** So many subjects are remembered; the one idle for longest is forgotten first. */
const MOST_SUBJECTS = 10_000;

/**
 * An allowance for each subject: so many at once, filled up again at an even pace. Only the moment at which
 * it will be full again is kept (the generic cell rate algorithm).
 */
export class RateLimit {
  private readonly fullAt = new Map<string, number>();
  private readonly intervalMs: number;
  private readonly windowMs: number;

  constructor(
    { perSecond, atOnce }: { readonly perSecond: number; readonly atOnce: number },
    private readonly now: () => number = () => performance.now(),
  ) {
    this.intervalMs = 1_000 / perSecond;
    this.windowMs = atOnce * this.intervalMs;
  }

  /** Whole seconds until the subject may go on; 0 when it may now. */
  waitFor(subject: string): number {
    const over = (this.fullAt.get(subject) ?? 0) + this.intervalMs - this.windowMs - this.now();
    return over <= 0 ? 0 : Math.ceil(over / 1_000);
  }

  spend(subject: string): void {
    const fullAt = Math.max(this.fullAt.get(subject) ?? 0, this.now()) + this.intervalMs;
    this.fullAt.delete(subject);
    this.fullAt.set(subject, fullAt);
    if (this.fullAt.size <= MOST_SUBJECTS) return;
    for (const idle of this.fullAt.keys()) {
      this.fullAt.delete(idle);
      break;
    }
  }
}
