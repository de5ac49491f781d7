import { type ChainHead, nextRevision, type Revision, revision, type StoredEvent } from '@rollcall/domain';
import { continues, digestAfter, headAt, recordedDigest } from './continues';
import type { Tampered, TamperingKind } from './verdict';

/** Events out of place that are remembered to be recognised elsewhere. */
const MAX_STRAYS = 1_000;
/** Events removed at one place that are still counted. */
const MAX_REMOVED = 1_000;

/**
 * Finds out what happened to a log at the first event that does not continue the chain, from the events that
 * follow: whether the one that belongs there comes later, and whether its neighbours still fit together.
 */
export class Diagnosis {
  private readonly place: Revision;
  private readonly strays: StoredEvent[];
  /** Once the event that belongs to the place was found: how far the chain goes on from it. */
  private resumed: ChainHead | undefined;
  private removed = 0;
  private settled: Tampered | undefined;

  constructor(
    private readonly head: ChainHead,
    private readonly found: StoredEvent,
  ) {
    this.place = nextRevision(head.revision);
    this.strays = [found];
    if (found.revision > this.place) this.removed = Number(found.revision - this.place);
  }

  /** The next event of the log. */
  add(event: StoredEvent): void {
    if (this.settled !== undefined) return;
    if (this.resumed !== undefined) this.follow(this.resumed, event);
    else if (continues(this.head, event)) this.resumed = headAt(this.place, recordedDigest(event) ?? '');
    else this.compare(event);
  }

  /** After the last event; `isShort` when the log has fewer events than a checkpoint counted. */
  verdict(isShort: boolean): Tampered {
    if (this.settled !== undefined) return this.settled;
    if (this.resumed !== undefined) return this.outOfPlace(this.resumed);
    if (this.removed > 0 || isShort) {
      const last = revision(this.place + BigInt(Math.max(1, this.removed)) - 1n);
      return this.tampered('removed', this.place, last, 'it is not in the log any more');
    }
    const before = this.head.revision >= 0n ? `; or the digest of event ${this.head.revision} was` : '';
    const reason = `its content and its digest do not fit${before}`;
    return this.tampered('edited', this.place, this.place, reason);
  }

  /** Looks at the event after the one found, as long as the one that belongs here has not come. */
  private compare(event: StoredEvent): void {
    if (this.strays.length === 1 && this.removed === 0) this.neighbours(event);
    if (this.strays.length < MAX_STRAYS) this.strays.push(event);
  }

  private neighbours(after: StoredEvent): void {
    const recorded = recordedDigest(this.found) ?? '';
    const computed = digestAfter(this.head, this.found) ?? '';
    if (continues(headAt(this.place, recorded), after)) {
      const reason = 'its content is not what its digest was made of';
      this.settled = this.tampered('edited', this.place, this.place, reason);
    } else if (continues(headAt(this.place, computed), after)) {
      this.settled = this.tampered('edited', this.place, this.place, 'its digest was changed');
    } else {
      for (let gone = 1; gone <= MAX_REMOVED && this.removed === 0; gone++) {
        if (continues(headAt(this.place + BigInt(gone), recorded), after)) this.removed = gone;
      }
    }
  }

  private follow(head: ChainHead, event: StoredEvent): void {
    if (continues(head, event))
      this.resumed = headAt(nextRevision(head.revision), recordedDigest(event) ?? '');
    else this.settled = this.outOfPlace(head);
  }

  /** The event that belongs to the place was found behind others. */
  private outOfPlace(head: ChainHead): Tampered {
    if (!this.strays.some((stray) => continues(head, stray))) {
      const reason = `${this.strays.length} that do not belong there come before it`;
      return this.tampered('inserted', this.place, this.place, reason);
    }
    const moved = head.revision === this.place ? this.place : nextRevision(head.revision);
    return this.tampered('moved', moved, moved, 'it lies at another place');
  }

  private tampered(kind: TamperingKind, at: Revision, until: Revision, reason: string): Tampered {
    return { _tag: 'Tampered', kind, revision: at, until, reason: `event ${at}: ${reason}` };
  }
}
