import type { SchemaExtension } from '@rollcall/domain';
import type { FastifyPluginCallback } from 'fastify';
import { chooseIdpProfile, readIdpProfile } from '../../administration/idp/idp-profile';
import {
  declareSchemaExtension,
  listSchemaExtensions,
  withdrawSchemaExtension,
} from '../../administration/schema/schema-extensions';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { IdpProfileBody, SchemaExtensionBody } from './bodies';
import { decoded } from './invalid-request';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfExtension = { readonly Params: { readonly id: string; readonly urn: string } };

/** What users and groups of a directory may hold, and how its requests are read. */
export const schemaRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/schema-extensions', ({ params }, reply) =>
      sendOutcome(reply, listSchemaExtensions(rollcall, params.id), presentAll),
    );

    scope.post<OfDirectory>('/directories/:id/schema-extensions', (request, reply) => {
      const { resourceType, schema } = decoded(SchemaExtensionBody, request.body);
      return sendOutcome(
        reply,
        declareSchemaExtension(rollcall, administrator(request), request.params.id, resourceType, schema),
        (extension) => extension,
      );
    });

    scope.delete<OfExtension>('/directories/:id/schema-extensions/:urn', (request, reply) => {
      const { id, urn } = request.params;
      return sendOutcome(
        reply,
        withdrawSchemaExtension(rollcall, administrator(request), id, urn),
        (withdrawn) => withdrawn,
      );
    });

    scope.get<OfDirectory>('/directories/:id/idp-profile', ({ params }, reply) =>
      sendOutcome(reply, readIdpProfile(rollcall, params.id), (profile) => profile),
    );

    scope.put<OfDirectory>('/directories/:id/idp-profile', (request, reply) => {
      const { name, switches = {} } = decoded(IdpProfileBody, request.body);
      return sendOutcome(
        reply,
        chooseIdpProfile(rollcall, administrator(request), request.params.id, name, switches),
        (profile) => profile,
      );
    });
    done();
  };

const presentAll = (extensions: ReadonlyArray<SchemaExtension>) => ({ extensions });
