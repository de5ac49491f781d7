import { type DirectoryId, NO_EVENTS, type Revision } from '@rollcall/domain';
import {
  type AuditEntry,
  asimRecord,
  cadfRecord,
  csvHeader,
  csvLine,
  ecsRecord,
  ndjsonLine,
  ocsfRecord,
} from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { filter, firstValueFrom, fromEvent, map, takeUntil } from 'rxjs';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';

export const exportFormats = ['ndjson', 'csv', 'ocsf', 'ecs', 'asim', 'cadf'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export type ExportWish = {
  readonly format: ExportFormat;
  /** Go on after this event; from the first when absent. */
  readonly after?: Revision | undefined;
  /** Wait for more at the end, until aborted. */
  readonly follow?: AbortSignal | undefined;
};

export type ExportedLines = {
  /** Without their ends. */
  readonly lines: ReadonlyArray<string>;
  /** The last event that is in them or before them; go on after it. */
  readonly revision: Revision;
};

/** Events read at a time. */
const BATCH = 500;

const lineOf: { readonly [Format in ExportFormat]: (entry: AuditEntry) => string } = {
  ndjson: ndjsonLine,
  csv: csvLine,
  ocsf: (entry) => JSON.stringify(ocsfRecord(entry)),
  ecs: (entry) => JSON.stringify(ecsRecord(entry)),
  asim: (entry) => JSON.stringify(asimRecord(entry)),
  cadf: (entry) => JSON.stringify(cadfRecord(entry)),
};

/**
 * The audit trail of an open directory, oldest first, whole events only. A CSV begins with its header unless it
 * goes on after an event. Ends with the first error.
 */
export async function* exportAudit(
  rollcall: Rollcall,
  id: DirectoryId,
  { format, after = NO_EVENTS, follow }: ExportWish,
): AsyncGenerator<E.Either<AdministrationError, ExportedLines>> {
  let done = after;
  if (format === 'csv' && after === NO_EVENTS) yield E.right({ lines: [csvHeader], revision: done });
  for (;;) {
    const batch = await rollcall.audit.since(id, done, BATCH)();
    if (E.isLeft(batch)) return yield batch;
    const { entries, revision } = batch.right;
    if (revision > done) {
      done = revision;
      yield E.right({ lines: entries.map(lineOf[format]), revision });
    } else if (follow === undefined || follow.aborted) {
      return;
    } else if (rollcall.projector.directory(id).revision <= done && !(await changed(rollcall, id, follow))) {
      return;
    }
  }
}

/** The next change of the directory; false when there is none before the signal or the end of the following. */
const changed = ({ projector }: Rollcall, id: DirectoryId, stop: AbortSignal): Promise<boolean> =>
  firstValueFrom(
    projector.changes$.pipe(
      filter(({ directory }) => directory.id === id),
      map(() => true),
      takeUntil(fromEvent(stop, 'abort')),
    ),
    { defaultValue: false },
  );
