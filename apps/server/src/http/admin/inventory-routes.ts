import type { FastifyPluginCallback, FastifyReply } from 'fastify';
import {
  type InventoryStatus,
  inventoryStatus,
  putInventory,
} from '../../administration/inventory/inventory';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { versionToReplace } from './version-to-replace';

type OfDirectory = { readonly Params: { readonly id: string } };

/** Enough for some 100,000 devices. */
const bodyLimit = 32 * 1024 * 1024;

export const inventoryRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/inventory', ({ params }, reply) =>
      sendOutcome(reply, inventoryStatus(rollcall, params.id), presentOn(reply)),
    );

    scope.put<OfDirectory>('/directories/:id/inventory', { bodyLimit }, (request, reply) => {
      const { params, body } = request;
      const put = putInventory(rollcall, administrator(request), params.id, body, versionToReplace(request));
      return sendOutcome(reply, put, presentOn(reply));
    });
    done();
  };

const presentOn =
  (reply: FastifyReply) =>
  ({ version, json, ...counts }: InventoryStatus) => {
    if (version !== undefined) void reply.header('etag', `"${version}"`);
    return { version: version ?? null, ...counts, inventory: json };
  };
