import type { FastifyPluginCallback } from 'fastify';
import {
  type DirectorySummary,
  describeDirectory,
  type ListedDirectory,
  listDirectories,
  lookAtDirectory,
} from '../../administration/directory-summary';
import { openDirectory } from '../../administration/open-directory';
import { disableProvisioning, enableProvisioning } from '../../administration/provisioning';
import { baseUrlOf } from '../base-url';
import { sendJson } from '../json-reply';
import { SCIM_PREFIX } from '../scim/scim-path';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { DisableBody, KeyBody, OpenDirectoryBody } from './bodies';
import { decoded } from './invalid-request';
import { keyWish } from './key-wish';
import { momentIn } from './moment-query';

type OfDirectory = { readonly Params: { readonly id: string } };

export const directoryRoutes =
  ({ rollcall, publicUrl }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post('/directories', (request, reply) => {
      const {
        id,
        domains,
        userNamePolicy = 'email',
        erasable = false,
        idpProfile,
      } = decoded(OpenDirectoryBody, request.body);
      const opened = openDirectory(
        rollcall,
        administrator(request),
        id,
        { domains, userNamePolicy, erasable },
        idpProfile,
      );
      return sendOutcome(reply, opened, present, 201);
    });

    scope.get('/directories', (_request, reply) =>
      sendJson(reply, 200, { directories: listDirectories(rollcall).map(presentListed) }),
    );

    scope.get<OfDirectory>('/directories/:id', ({ params: { id }, query }, reply) => {
      const moment = momentIn(query);
      return moment === undefined
        ? sendOutcome(reply, lookAtDirectory(rollcall, id), presentListed)
        : sendOutcome(reply, describeDirectory(rollcall, id, moment), present);
    });

    scope.post<OfDirectory>('/directories/:id/provisioning/enable', (request, reply) => {
      const wish = keyWish(decoded(KeyBody, request.body ?? {}));
      const enabled = enableProvisioning(rollcall, administrator(request), request.params.id, wish);
      const scimBaseUrl = `${baseUrlOf(publicUrl, request)}${SCIM_PREFIX}`;
      return sendOutcome(reply, enabled, ({ text, ...key }) => ({ scimBaseUrl, key: text, ...key }), 201);
    });

    scope.post<OfDirectory>('/directories/:id/provisioning/disable', (request, reply) => {
      const { confirm } = decoded(DisableBody, request.body);
      const disabled = disableProvisioning(rollcall, administrator(request), request.params.id, confirm);
      return sendOutcome(reply, disabled, present);
    });
    done();
  };

const present = ({ settings, policy, ...summary }: DirectorySummary) => ({
  ...summary,
  domains: settings?.domains ?? [],
  userNamePolicy: settings?.userNamePolicy ?? null,
  erasable: settings?.erasable ?? null,
  policy: policy ?? null,
});

const presentListed = ({ parked, ...summary }: ListedDirectory) => ({
  ...present(summary),
  ...(parked === undefined ? {} : { parked: { revision: parked.revision, reason: parked.reason } }),
});
