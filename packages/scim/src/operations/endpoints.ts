import type { IdpSwitches, JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Patch } from '../patch/patch-operation';
import { readPatch } from '../patch/read-patch';
import type { ScimError } from '../protocol/error';
import type { Change, ScimOperation } from '../protocol/operation';
import { type ResourceDocument, readDocument } from '../resource/read-document';
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

/** What a type of resource makes of bodies that were read. */
type Operations = {
  readonly create: (document: ResourceDocument, id: string, showing: Showing) => Planned;
  readonly get: (item: ItemRequest) => ScimOperation;
  readonly replace: (item: ItemRequest, document: ResourceDocument) => Planned;
  readonly patch: (item: ItemRequest, patch: Patch) => Change;
  readonly remove: (item: ItemRequest) => Change;
};

const endpointsOf = ({ create, get, replace, patch, remove }: Operations): ItemEndpoints => ({
  create: (body, newId, showing, switches) => {
    const document = readDocument(showing.type, body, switches);
    return E.isLeft(document) ? document : create(document.right, newId(), showing);
  },
  get: (item) => E.right(get(item)),
  put: (item, body) => {
    const document = readDocument(item.showing.type, body, item.switches);
    return E.isLeft(document) ? document : replace(item, document.right);
  },
  patch: (item, body) => {
    const read = readPatch(item.showing.type, body, item.switches);
    return E.isLeft(read) ? read : E.right(patch(item, read.right));
  },
  remove: (item) => E.right(remove(item)),
});

export const userEndpoints = endpointsOf({
  create: createUser,
  get: getUser,
  replace: replaceUser,
  patch: patchUser,
  remove: deleteUser,
});

export const groupEndpoints = endpointsOf({
  create: createGroup,
  get: getGroup,
  replace: replaceGroup,
  patch: patchGroup,
  remove: deleteGroup,
});
