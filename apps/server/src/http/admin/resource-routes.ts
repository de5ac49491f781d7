import { groupId } from '@rollcall/domain';
import type { FastifyPluginCallback } from 'fastify';
import { eraseUser } from '../../administration/erase-user';
import { listGroups } from '../../administration/list-groups';
import { listMembers } from '../../administration/list-members';
import { listUsers } from '../../administration/list-users';
import type { Page } from '../../administration/page';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { EraseBody } from './bodies';
import { decoded } from './invalid-request';
import { momentIn } from './moment-query';
import { PageQuery } from './queries';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfUser = { readonly Params: { readonly id: string; readonly userId: string } };
type OfGroup = { readonly Params: { readonly id: string; readonly groupId: string } };

export const resourceRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/users', ({ params, query }, reply) =>
      sendOutcome(
        reply,
        listUsers(rollcall, params.id, decoded(PageQuery, query), momentIn(query)),
        named('users'),
      ),
    );

    scope.get<OfDirectory>('/directories/:id/groups', ({ params, query }, reply) =>
      sendOutcome(
        reply,
        listGroups(rollcall, params.id, decoded(PageQuery, query), momentIn(query)),
        named('groups'),
      ),
    );

    scope.get<OfGroup>('/directories/:id/groups/:groupId/members', ({ params, query }, reply) => {
      const wish = decoded(PageQuery, query);
      const members = listMembers(rollcall, params.id, groupId(params.groupId), wish, momentIn(query));
      return sendOutcome(reply, members, named('members'));
    });
    scope.post<OfUser>('/directories/:id/users/:userId/erase', (request, reply) => {
      const { id, userId: reference } = request.params;
      const { confirm } = decoded(EraseBody, request.body);
      return sendOutcome(
        reply,
        eraseUser(rollcall, administrator(request), id, { reference, confirm }),
        (erased) => erased,
      );
    });
    done();
  };

const named =
  (name: string) =>
  <Item>({ items, ...page }: Page<Item>) => ({ ...page, [name]: items });
