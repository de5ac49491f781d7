import type { IdpSwitches, JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { readPatch } from '../patch/read-patch';
import type { ScimError } from '../protocol/error';
import type { Change, ScimOperation } from '../protocol/operation';
import { readDocument } from '../resource/read-document';
import type { Showing } from '../resource/resource-response';
import { createGroup, deleteGroup, getGroup, replaceGroup } from './group-operations';
import type { ItemRequest } from './item';
import { patchGroup } from './patch-group';
import { patchUser } from './patch-user';
import { createUser, deleteUser, getUser, replaceUser } from './user-operations';

type Planned = E.Either<ScimError, Change>;

/** What can be done with the resources of a type, from parsed bodies. */
export type ItemEndpoints = {
  readonly create: (
    body: JsonObject,
    newId: () => string,
    showing: Showing,
    switches: IdpSwitches,
  ) => Planned;
  readonly get: (item: ItemRequest) => E.Either<ScimError, ScimOperation>;
  readonly put: (item: ItemRequest, body: JsonObject) => Planned;
  readonly patch: (item: ItemRequest, body: JsonObject) => Planned;
  readonly remove: (item: ItemRequest) => Planned;
};

export const userEndpoints: ItemEndpoints = {
  create: (body, newId, showing, switches) => {
    const document = readDocument(showing.type, body, switches);
    return E.isLeft(document) ? document : createUser(document.right, newId(), showing);
  },
  get: (item) => E.right(getUser(item)),
  put: (item, body) => {
    const document = readDocument(item.showing.type, body, item.switches);
    return E.isLeft(document) ? document : replaceUser(item, document.right);
  },
  patch: (item, body) => {
    const patch = readPatch(item.showing.type, body, item.switches);
    return E.isLeft(patch) ? patch : E.right(patchUser(item, patch.right));
  },
  remove: (item) => E.right(deleteUser(item)),
};

export const groupEndpoints: ItemEndpoints = {
  create: (body, newId, showing, switches) => {
    const document = readDocument(showing.type, body, switches);
    return E.isLeft(document) ? document : createGroup(document.right, newId(), showing);
  },
  get: (item) => E.right(getGroup(item)),
  put: (item, body) => {
    const document = readDocument(item.showing.type, body, item.switches);
    return E.isLeft(document) ? document : replaceGroup(item, document.right);
  },
  patch: (item, body) => {
    const patch = readPatch(item.showing.type, body, item.switches);
    return E.isLeft(patch) ? patch : E.right(patchGroup(item, patch.right));
  },
  remove: (item) => E.right(deleteGroup(item)),
};
