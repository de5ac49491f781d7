import type { DirectoryId, Revision } from '@rollcall/domain';
import type { AuditBatch, AuditEntry } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { jsonText } from '../../http/json-text';
import type { Rollcall } from '../../runtime/rollcall';
import type { Outbound } from '../outbound/outbound';
import type { Courier, Parcel } from './delivery';
import { refusedBy } from './refused-by';
import { signWebhook } from './sign-webhook';

type Happened = { readonly id: string; readonly body: string };

/** The entries of one event a POST, signed as Standard Webhooks has it. */
export const webhookCourier = (
  { audit, projector, clock }: Rollcall,
  directory: DirectoryId,
  { outbound, secret }: { readonly outbound: Pick<Outbound, 'post'>; readonly secret: string },
): Courier<Happened> => ({
  read: async (after, most) => {
    const caughtUp = await projector.catchUp(directory)();
    if (E.isLeft(caughtUp)) return caughtUp;
    return pipe(
      await audit.since(directory, after, most)(),
      E.map(({ entries, revision }: AuditBatch) => ({ parcels: byEvent(entries), revision })),
    );
  },
  send: async ({ id, body }, stop) => {
    const headers = signWebhook({ id, body, at: clock(), secret });
    return refusedBy(
      await outbound.post({ headers: { ...headers, 'content-type': 'application/json' }, body }, stop),
    );
  },
});

const byEvent = (entries: ReadonlyArray<AuditEntry>): ReadonlyArray<Parcel<Happened>> => {
  const events = new Map<Revision, AuditEntry[]>();
  for (const entry of entries) {
    const known = events.get(entry.revision);
    if (known === undefined) events.set(entry.revision, [entry]);
    else known.push(entry);
  }
  return [...events].flatMap(([revision, [first, ...rest]]) =>
    first === undefined ? [] : [{ revision, content: happened(first, [first, ...rest]) }],
  );
};

const happened = (
  { eventId, event, time, directory, revision }: AuditEntry,
  entries: ReadonlyArray<AuditEntry>,
): Happened => ({
  id: eventId,
  body: jsonText({ type: event, timestamp: time, data: { directory, revision, entries } }),
});
