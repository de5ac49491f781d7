import type { DirectoryId, Revision } from '@rollcall/domain';
import type { Projector } from '@rollcall/projector';

/** An event that may be the reason of what is found after it. */
export type Noticed = { readonly revision: Revision; readonly at: string };

/**
 * Looks at a directory and answers how many milliseconds it is to be left alone afterwards. `noticed`: the last
 * event that this process knows of; null before the first since it started.
 */
export type Look = (id: DirectoryId, noticed: Noticed | null) => Promise<number>;

/** Changes that come sooner after each other share one look. */
const QUIET_MS = 100;

/**
 * Looks at every open directory once the projection is live, and again after it changed: never twice at a time,
 * and however many changes there are, not before the rest that the last look asked for.
 */
export class AfterChanges {
  private readonly noticed = new Map<DirectoryId, Noticed>();
  private readonly waiting = new Map<DirectoryId, NodeJS.Timeout>();
  private readonly looking = new Set<DirectoryId>();
  private readonly changedMeanwhile = new Set<DirectoryId>();
  private readonly restUntil = new Map<DirectoryId, number>();
  private readonly changes: { unsubscribe(): void };
  private live = false;
  private stopped = false;

  constructor(
    private readonly projector: Projector,
    private readonly look: Look,
  ) {
    this.changes = projector.changes$.subscribe(({ directory, events }) => {
      const last = events.at(-1);
      if (this.live && last !== undefined) {
        this.noticed.set(directory.id, { revision: last.revision, at: last.metadata.occurredAt });
      }
      this.soon(directory.id);
    });
    void projector.ready().then(() => {
      this.live = true;
      for (const id of projector.directoryIds()) this.soon(id);
    });
  }

  /** The last event of a directory since this process follows it live. */
  lastNoticed(id: DirectoryId): Noticed | null {
    return this.noticed.get(id) ?? null;
  }

  stop(): void {
    this.stopped = true;
    this.changes.unsubscribe();
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private soon(id: DirectoryId): void {
    if (!this.live || this.stopped || this.waiting.has(id)) return;
    if (this.looking.has(id)) {
      this.changedMeanwhile.add(id);
      return;
    }
    const rest = (this.restUntil.get(id) ?? 0) - performance.now();
    const timer = setTimeout(() => void this.start(id), Math.max(QUIET_MS, rest)).unref();
    this.waiting.set(id, timer);
  }

  private async start(id: DirectoryId): Promise<void> {
    this.waiting.delete(id);
    if (this.projector.directory(id).settings === undefined) return;
    this.looking.add(id);
    const rest = await this.look(id, this.lastNoticed(id));
    this.looking.delete(id);
    this.restUntil.set(id, performance.now() + rest);
    if (this.changedMeanwhile.delete(id)) this.soon(id);
  }
}
