import { Readable } from 'node:stream';
import type { DirectoryId } from '@rollcall/domain';
import type { FastifyPluginCallback } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { driftFromExport } from '../../administration/audit/drift-from-export';
import { type ExportWish, exportAudit } from '../../administration/audit/export-audit';
import { personHistory } from '../../administration/audit/person-history';
import { readAudit, readAuditOf } from '../../administration/audit/read-audit';
import { describeAdministrationError } from '../../administration/describe-error';
import { describeDirectory } from '../../administration/directory-summary';
import type { Rollcall } from '../../runtime/rollcall';
import { sendError, sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { DriftBody } from './bodies';
import { decoded } from './invalid-request';
import { AuditQuery, ExportQuery, RevisionPath } from './queries';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfUser = { readonly Params: { readonly id: string; readonly userId: string } };

export const auditRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/audit', ({ params, query }, reply) => {
      const { action: actions, event: events, ...wish } = decoded(AuditQuery, query);
      const page = readAudit(rollcall, params.id, { ...wish, actions, events });
      return sendOutcome(reply, page, ({ next, ...rest }) => ({ ...rest, before: next ?? null }));
    });

    scope.get<OfDirectory>('/directories/:id/audit/:revision', ({ params }, reply) => {
      const { revision } = decoded(RevisionPath, params);
      return sendOutcome(reply, readAuditOf(rollcall, params.id, revision), (entries) => ({ entries }));
    });

    scope.get<OfUser>('/directories/:id/audit/users/:userId', ({ params }, reply) =>
      sendOutcome(reply, personHistory(rollcall, params.id, params.userId), (history) => history),
    );

    scope.get<OfDirectory>('/directories/:id/audit/export', async ({ params, query }, reply) => {
      const wish = decoded(ExportQuery, query);
      const known = await describeDirectory(rollcall, params.id)();
      if (E.isLeft(known)) return sendError(reply, known.left);
      return reply
        .header('content-type', mediaTypes[wish.format])
        .send(Readable.from(exportedText(rollcall, known.right.id, wish)));
    });

    scope.post<OfDirectory>(
      '/directories/:id/audit/drift',
      { bodyLimit: LARGEST_EXPORT },
      ({ params, body }, reply) =>
        sendOutcome(reply, driftFromExport(rollcall, params.id, decoded(DriftBody, body)), (drift) => drift),
    );
    done();
  };

/** Enough for a million people. */
const LARGEST_EXPORT = 128 * 1024 * 1024;

const mediaTypes = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  ocsf: 'application/x-ndjson; charset=utf-8',
  ecs: 'application/x-ndjson; charset=utf-8',
  asim: 'application/x-ndjson; charset=utf-8',
  cadf: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Throws what cannot be answered any more, which cuts the answer off. */
async function* exportedText(rollcall: Rollcall, id: DirectoryId, wish: ExportWish): AsyncGenerator<string> {
  const end = wish.format === 'csv' ? '\r\n' : '\n';
  for await (const part of exportAudit(rollcall, id, wish)) {
    if (E.isLeft(part)) throw new Error(describeAdministrationError(part.left).message);
    if (part.right.lines.length > 0) yield `${part.right.lines.join(end)}${end}`;
  }
}
