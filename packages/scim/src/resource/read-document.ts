import { type IdpSwitches, isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { resolvePath } from '../path/resolve-path';
import { badRequest, type ScimError } from '../protocol/error';
import { ignoredNames } from '../protocol/ignored-names';
import { listsSchema } from '../protocol/message-member';
import type { ResourceType } from '../schema/resource-type';
import { readValue } from './read-value';
import { membersWithoutEmptyTexts } from './without-empty-texts';

/** A resource as a client sent it, in the form we store. */
export type ResourceDocument = {
  /** By canonical name or extension URN; read-only attributes and the password are not in it. */
  readonly attributes: JsonObject;
  /** Names of the attributes that were sent, those with null or an empty list included. */
  readonly given: ReadonlySet<string>;
  /** Names that no schema of the type has, for the log. */
  readonly ignored: ReadonlyArray<string>;
};

/** Reads the body of a POST or PUT: 400 `invalidSyntax` or `invalidValue` if it does not fit the type. */
export const readDocument = (
  type: ResourceType,
  body: JsonObject,
  { emptyTextClears }: IdpSwitches,
): E.Either<ScimError, ResourceDocument> => {
  const unfit = schemasFault(type, body);
  if (unfit !== undefined) return E.left(unfit);
  const reading = new Reading(type);
  const fault = reading.addAll(emptyTextClears ? membersWithoutEmptyTexts(body) : body);
  const { attributes, given, ignored } = reading;
  return fault === undefined ? E.right({ attributes, given, ignored: ignoredNames(ignored) }) : E.left(fault);
};

/** A body must list the base schema (RFC 7643 section 3); other URNs may stand beside it. */
const schemasFault = (type: ResourceType, body: JsonObject): ScimError | undefined =>
  listsSchema(body, type.schema.id)
    ? undefined
    : badRequest(
        'invalidSyntax',
        `The "schemas" of the body must list ${type.schema.id}. Nothing was changed.`,
      );

class Reading {
  readonly attributes: { [name: string]: Json } = {};
  readonly given = new Set<string>();
  readonly ignored: string[] = [];

  constructor(private readonly type: ResourceType) {}

  addAll(body: JsonObject): ScimError | undefined {
    for (const [key, value] of Object.entries(body)) {
      const fault = this.add(key, value);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private add(key: string, value: Json): ScimError | undefined {
    if (key.toLowerCase() === this.type.schema.id.toLowerCase()) {
      return isJsonObject(value) ? this.addAll(value) : undefined;
    }
    const path = resolvePath(this.type, key);
    if (path === undefined) {
      this.ignored.push(key);
      return undefined;
    }
    const [attribute, ...below] = path;
    if (attribute.mutability === 'readOnly' || attribute.mutability === 'writeOnly') return undefined;
    const nested = below.reduceRight<Json>((inner, step) => ({ [step.name]: inner }), value);
    const read = readValue(attribute, nested, attribute.name, this.ignored);
    return E.isLeft(read) ? read.left : this.put(attribute.name, read.right);
  }

  /** Parts of one attribute may come apart, as when a client puts those of an extension beside the core's. */
  private put(name: string, value: Json | undefined): ScimError | undefined {
    const before = this.attributes[name];
    const together = isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
    if (this.given.has(name) && together === value && before !== undefined) {
      return badRequest('invalidSyntax', `${name} is given twice. Nothing was changed.`);
    }
    this.given.add(name);
    if (together !== undefined) this.attributes[name] = together;
    return undefined;
  }
}
