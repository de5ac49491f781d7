import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import { readValue } from '../resource/read-value';
import { type Attribute, subAttribute } from '../schema/attribute';
import { changeList } from './change-list';
import type { PatchOperation, PatchTarget } from './patch-operation';

type Changed = E.Either<ScimError, Json | undefined>;

/** The document as one operation leaves it; the one given stays as it is. */
export const applyOperation = (
  document: JsonObject,
  operation: PatchOperation,
): E.Either<ScimError, JsonObject> => changeWithin(document, operation.target.containers, operation);

const changeWithin = (
  holder: JsonObject,
  [container, ...deeper]: ReadonlyArray<Attribute>,
  operation: PatchOperation,
): E.Either<ScimError, JsonObject> => {
  if (container === undefined) {
    const { attribute } = operation.target;
    const changed = changeValue(attribute, holder[attribute.name], operation);
    return E.isLeft(changed) ? changed : E.right(withPart(holder, attribute.name, changed.right));
  }
  const inner = holder[container.name];
  const changed = changeWithin(isJsonObject(inner) ? inner : {}, deeper, operation);
  return E.isLeft(changed) ? changed : E.right(withPart(holder, container.name, filled(changed.right)));
};

const filled = (object: JsonObject): JsonObject | undefined =>
  Object.keys(object).length === 0 ? undefined : object;

const withPart = (holder: JsonObject, name: string, part: Json | undefined): JsonObject => {
  if (part !== undefined) return { ...holder, [name]: part };
  const { [name]: _gone, ...others } = holder;
  return others;
};

type Edit = Pick<PatchOperation, 'op' | 'value' | 'at' | 'createsMissing'> & {
  readonly target: Pick<PatchTarget, 'filter' | 'sub'>;
};

const changeValue = (attribute: Attribute, current: Json | undefined, edit: Edit): Changed => {
  const changed = attribute.multiValued
    ? changeList(attribute, Array.isArray(current) ? current : [], edit)
    : changeOne(attribute, current, edit);
  if (E.isLeft(changed)) return changed;
  const { right: after } = changed;
  if ((attribute.required || attribute.lasting) && after === undefined) {
    const why = attribute.required ? 'is required' : 'always has a value';
    return E.left(
      edit.op === 'remove'
        ? badRequest('mutability', `${edit.at} ${why} and cannot be removed. Nothing was changed.`)
        : badRequest('invalidValue', `${edit.at} ${why} and cannot be empty. Nothing was changed.`),
    );
  }
  return changed;
};

const changeOne = (attribute: Attribute, current: Json | undefined, edit: Edit): Changed => {
  if (edit.op === 'remove') return E.right(undefined);
  return attribute.type === 'complex'
    ? merge(attribute, isJsonObject(current) ? current : {}, edit)
    : readValue(attribute, edit.value ?? null, edit.at);
};

/** Parts that are not named stay (RFC 7644 section 3.5.2.3). */
const merge = (attribute: Attribute, current: JsonObject, edit: Edit): Changed => {
  const { value } = edit;
  const given = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (given === undefined || given === null) return E.right(undefined);
  const parts = typeof given === 'string' && subAttribute(attribute, 'value') ? { value: given } : given;
  if (!isJsonObject(parts)) {
    return E.left(badRequest('invalidValue', `${edit.at} must be a JSON object. Nothing was changed.`));
  }
  let result = current;
  const unknown: string[] = [];
  for (const [key, part] of Object.entries(parts)) {
    const sub = subAttribute(attribute, key);
    if (sub === undefined) unknown.push(`${edit.at}.${key}`);
    if (sub === undefined || sub.mutability === 'readOnly' || sub.mutability === 'writeOnly') continue;
    const { op, createsMissing } = edit;
    const inner = { op, value: part, at: `${edit.at}.${sub.name}`, target: {}, createsMissing };
    const changed = changeValue(sub, result[sub.name], inner);
    if (E.isLeft(changed)) return changed;
    result = withPart(result, sub.name, changed.right);
  }
  if (unknown.length > 0 && unknown.length === Object.keys(parts).length) {
    return E.left(
      badRequest(
        'invalidPath',
        `value: unknown attribute "${shortened(unknown[0] ?? '')}". Nothing was changed.`,
      ),
    );
  }
  return E.right(filled(result));
};
