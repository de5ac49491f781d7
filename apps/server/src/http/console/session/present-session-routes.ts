import type { FastifyPluginCallback } from 'fastify';
import type { AdminServices } from '../../admin/admin-services';
import { administrator } from '../../admin/administrator';
import { decoded } from '../../admin/invalid-request';
import { EndSessionsQuery } from '../../admin/queries';
import { sendJson } from '../../json-reply';
import { isSecure } from './admission';
import { cookieIn } from './cookies';
import { endOf, type Session } from './session';

/** Who is signed in to the console of this process, and ending it for one of them or for all. */
export const presentSessionRoutes =
  ({ sessions, publicUrl }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get('/sessions', (request, reply) => {
      const id = cookieIn('session', request.headers.cookie, isSecure(publicUrl, request));
      const own = id === undefined ? undefined : sessions.find(id);
      const present = sessions.present().map((session) => ({ ...shown(session), own: session === own }));
      return sendJson(reply, 200, { sessions: present });
    });

    scope.delete('/sessions', (request, reply) => {
      const { administrator: whose } = decoded(EndSessionsQuery, request.query);
      const by = administrator(request);
      const ended = sessions.endAll(({ identity }) => whose === undefined || identity.actor.id === whose);
      for (const { identity } of ended)
        scope.log.info(
          { requestId: by.requestId, administrator: identity.actor.id, by: by.actor },
          'session ended by an administrator',
        );
      return sendJson(reply, 200, { ended: ended.map(shown) });
    });
    done();
  };

const shown = (session: Session) => {
  const { actor, role } = session.identity;
  return {
    administrator: actor.id,
    name: actor.name,
    email: actor.email ?? null,
    role,
    startedAt: session.startedAt.toISOString(),
    usedAt: session.usedAt.toISOString(),
    endsAt: endOf(session).toISOString(),
  };
};
