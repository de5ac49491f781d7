import { isJsonObject, type Json, type JsonObject, type ProfileChanges, type UserId } from '@rollcall/domain';
import { locationOf } from '@rollcall/scim';

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** A change as the PATCH that makes it (RFC 7644 section 3.5.2). */
export const patchData = (operations: ReadonlyArray<JsonObject>): JsonObject => ({
  schemas: [PATCH_OP],
  Operations: operations,
});

/**
 * A complex value is removed and added, for replacing it would keep the sub-attributes that it does not name
 * (RFC 7644 section 3.5.2.3).
 */
export const profileOperations = ({ set, clear }: ProfileChanges): ReadonlyArray<JsonObject> => [
  ...Object.entries(set).flatMap(([path, value]) =>
    isJsonObject(value) ? [removal(path), { op: 'add', path, value }] : [replacement(path, value)],
  ),
  ...clear.map(removal),
];

export const replacement = (path: string, value: Json): JsonObject => ({ op: 'replace', path, value });

const removal = (path: string): JsonObject => ({ op: 'remove', path });

export const membershipOperations = (
  added: ReadonlyArray<UserId>,
  removed: ReadonlyArray<UserId>,
): ReadonlyArray<JsonObject> => [
  ...(added.length === 0
    ? []
    : [
        {
          op: 'add',
          path: 'members',
          value: added.map((id) => ({ value: id, $ref: locationOf('', 'Users', id) })),
        },
      ]),
  ...removed.map((id) => removal(`members[value eq ${JSON.stringify(id)}]`)),
];
