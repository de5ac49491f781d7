import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import { badRequest, type ScimError } from '../protocol/error';
import type { Attribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';
import { jsonEqual } from './json-equal';

/**
 * What a PUT leaves, though its body does not have it: immutable values (RFC 7644 section 3.5.1), and those
 * of extensions that were withdrawn, which nobody sees and so nobody can mean to clear.
 */
export const withLastingValues = (type: ResourceType, before: JsonObject, after: JsonObject): JsonObject => {
  let result = after;
  for (const [name, value] of Object.entries(before)) {
    const attribute = type.index.get(name.toLowerCase());
    const lasting = attribute === undefined ? value : immutableParts(attribute, value, after[name]);
    if (lasting !== undefined) result = { ...result, [name]: lasting };
  }
  return result;
};

/** The value after, with the immutable parts that it lacks; `undefined` when it lacks none. */
const immutableParts = (attribute: Attribute, before: Json, after: Json | undefined): Json | undefined => {
  if (attribute.mutability === 'immutable') return after === undefined ? before : undefined;
  if (attribute.multiValued || !isJsonObject(before) || (after !== undefined && !isJsonObject(after))) {
    return undefined;
  }
  let result: JsonObject | undefined;
  for (const sub of attribute.subAttributes) {
    const part = before[sub.name];
    const lasting = part === undefined ? undefined : immutableParts(sub, part, after?.[sub.name]);
    if (lasting !== undefined) result = { ...after, ...result, [sub.name]: lasting };
  }
  return result;
};

/**
 * What is wrong with the extensions of a resource after a change: an immutable value that is another or gone
 * (400 `mutability`), or a required one that is missing beside others (400 `invalidValue`).
 */
export const extensionFault = (
  type: ResourceType,
  before: JsonObject,
  after: JsonObject,
): ScimError | undefined => {
  for (const { id } of type.extensions) {
    const container = type.index.get(id.toLowerCase());
    const fault =
      container &&
      (immutableFault(container, before[id], after[id], id) ?? requiredFault(container, after[id]));
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const immutableFault = (
  attribute: Attribute,
  before: Json | undefined,
  after: Json | undefined,
  at: string,
): ScimError | undefined => {
  if (before === undefined) return undefined;
  if (attribute.mutability === 'immutable') {
    return jsonEqual(before, after)
      ? undefined
      : badRequest('mutability', `${at} is immutable: it has a value and keeps it. Nothing was changed.`);
  }
  if (attribute.multiValued || !isJsonObject(before)) return undefined;
  for (const sub of attribute.subAttributes) {
    const now = isJsonObject(after) ? after[sub.name] : undefined;
    const fault = immutableFault(sub, before[sub.name], now, `${at}:${sub.name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const requiredFault = (container: Attribute, values: Json | undefined): ScimError | undefined => {
  if (!isJsonObject(values)) return undefined;
  const missing = container.subAttributes.find(
    ({ required, name }) => required && values[name] === undefined,
  );
  return (
    missing &&
    badRequest(
      'invalidValue',
      `${container.name}:${missing.name} is required where there are values of this extension. Nothing was changed.`,
    )
  );
};
