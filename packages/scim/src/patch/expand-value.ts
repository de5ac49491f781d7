import { isJsonObject, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import type { ResourceType } from '../schema/resource-type';
import type { PatchOperation } from './patch-operation';
import { patchTarget } from './patch-target';

type Op = 'add' | 'replace';

/**
 * Takes the value of an operation without a path apart: each key is a path, be it a plain name, dotted, with
 * a URN or with a filter. Read-only attributes are passed over (Okta sends the `id` along). Unknown keys are
 * too, unless there is nothing else: a change that changes nothing must not look done.
 */
export const expandValue = (
  type: ResourceType,
  op: Op,
  value: JsonObject,
  ignored: string[],
  createsMissing: boolean,
): E.Either<ScimError, ReadonlyArray<PatchOperation>> => {
  const operations: PatchOperation[] = [];
  const unknown: string[] = [];
  const known = collect({ type, op, createsMissing }, value, operations, unknown);
  if (known === 0 && unknown.length > 0) {
    return E.left(
      badRequest(
        'invalidPath',
        `value: unknown attribute "${shortened(unknown[0] ?? '')}". Nothing was changed.`,
      ),
    );
  }
  ignored.push(...unknown);
  return E.right(operations);
};

/** How many of the keys are attributes of the type. */
const collect = (
  how: { readonly type: ResourceType; readonly op: Op; readonly createsMissing: boolean },
  value: JsonObject,
  operations: PatchOperation[],
  unknown: string[],
): number => {
  const { type, op, createsMissing } = how;
  let known = 0;
  for (const [key, part] of Object.entries(value)) {
    if (key.toLowerCase() === type.schema.id.toLowerCase() && isJsonObject(part)) {
      known += collect(how, part, operations, unknown);
      continue;
    }
    const target = patchTarget(type, key);
    if (E.isLeft(target)) {
      unknown.push(key);
      continue;
    }
    known += 1;
    const { containers, attribute, sub } = target.right;
    const passedOver = [...containers, attribute, ...(sub === undefined ? [] : [sub])].some(
      ({ mutability }) => mutability === 'readOnly' || mutability === 'writeOnly',
    );
    if (!passedOver) {
      operations.push({ op, target: target.right, value: part, createsMissing, at: shortened(key) });
    }
  }
  return known;
};
