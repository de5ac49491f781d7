import { type IdpSwitches, isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { ignoredNames } from '../protocol/ignored-names';
import { hasNoSchemas, listsSchema, messageMember } from '../protocol/message-member';
import { shortened } from '../protocol/shortened';
import { withoutEmptyTexts } from '../resource/without-empty-texts';
import type { Attribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';
import { expandValue } from './expand-value';
import type { Patch, PatchOperation, PatchTarget } from './patch-operation';
import { patchTarget } from './patch-target';

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
/** In one request. */
export const MAX_OPERATIONS = 2000;

const syntaxError = (what: string): E.Either<ScimError, never> =>
  E.left(badRequest('invalidSyntax', `${what} Nothing was changed.`));

/** Reads the body of a PATCH and finds all its targets in the schema (RFC 7644 section 3.5.2). */
export const readPatch = (
  type: ResourceType,
  body: JsonObject,
  switches: IdpSwitches,
): E.Either<ScimError, Patch> => {
  if (!hasNoSchemas(body) && !listsSchema(body, PATCH_OP)) {
    return syntaxError(`The "schemas" of a PATCH must list ${PATCH_OP}.`);
  }
  const list = messageMember(body, 'Operations');
  if (!Array.isArray(list) || (list.length === 0 && !switches.emptyPatchSucceeds)) {
    return syntaxError('A PATCH needs "Operations", a list with at least one operation.');
  }
  if (list.length > MAX_OPERATIONS) {
    return syntaxError(`The PATCH has ${list.length} operations; the limit is ${MAX_OPERATIONS}.`);
  }
  const operations: PatchOperation[] = [];
  const ignored: string[] = [];
  for (const operation of list) {
    const read = readOperation({ type, switches, ignored }, operation);
    if (E.isLeft(read)) return read;
    operations.push(...read.right);
  }
  return E.right({ operations, ignored: ignoredNames(ignored) });
};

const opOf = (operation: JsonObject): PatchOperation['op'] | undefined => {
  const op = messageMember(operation, 'op');
  const name = typeof op === 'string' ? op.toLowerCase() : undefined;
  return name === 'add' || name === 'replace' || name === 'remove' ? name : undefined;
};

type Reading = {
  readonly type: ResourceType;
  readonly switches: IdpSwitches;
  /** Names that no schema has are added. */
  readonly ignored: string[];
};

const readOperation = (
  reading: Reading,
  operation: Json,
): E.Either<ScimError, ReadonlyArray<PatchOperation>> => {
  if (!isJsonObject(operation)) return syntaxError('Each operation of a PATCH must be a JSON object.');
  const op = opOf(operation);
  if (op === undefined) return syntaxError('The "op" of an operation must be "add", "replace" or "remove".');
  const path = messageMember(operation, 'path');
  const { type, switches } = reading;
  const sent = messageMember(operation, 'value');
  const value = sent !== undefined && switches.emptyTextClears ? withoutEmptyTexts(sent) : sent;
  if (path === undefined || path === null || path === '') return withoutPath(reading, op, value);
  if (typeof path !== 'string') {
    return E.left(
      badRequest('invalidPath', 'The "path" of an operation must be a text. Nothing was changed.'),
    );
  }
  if (path.toLowerCase() === type.schema.id.toLowerCase()) return withoutPath(reading, op, value);
  const target = patchTarget(type, path);
  if (E.isLeft(target)) return target;
  const { containers, attribute, sub, filter } = target.right;
  if (isDiscarded(attribute, op)) return E.right([]);
  if ([...containers, attribute, ...(sub === undefined ? [] : [sub])].some(isReadOnly)) {
    return E.left(badRequest('mutability', `${shortened(path)} is read-only. Nothing was changed.`));
  }
  if (op !== 'remove' && value === undefined && (op === 'replace' || filter === undefined)) {
    return E.left(
      badRequest(
        'invalidValue',
        `The operation "${op}" on ${shortened(path)} has no value. Nothing was changed.`,
      ),
    );
  }
  if (op === 'remove' && namesNobody(target.right, value) && switches.removeAllMembers) {
    return E.right([{ ...everybody(target.right), createsMissing: false, at: shortened(path) }]);
  }
  return E.right([
    {
      op,
      target: target.right,
      value: unwrapped(value, attribute),
      createsMissing: createsMissing(op, switches),
      at: shortened(path),
    },
  ]);
};

const namesNobody = ({ attribute, filter, sub }: PatchTarget, value: Json | undefined): boolean =>
  attribute.name === 'members' && filter === undefined && sub === undefined && (value ?? null) === null;

const everybody = (target: PatchTarget) => ({ op: 'replace', target, value: [] }) as const;

/** RFC 7644 section 3.5.2.1 has `add` create what is not there; of `replace` section 3.5.2.3 says it fails. */
const createsMissing = (op: PatchOperation['op'], { replaceCreatesMissing }: IdpSwitches): boolean =>
  op === 'add' || replaceCreatesMissing;

const isReadOnly = (attribute: Attribute): boolean => attribute.mutability === 'readOnly';

/** Passwords are never kept, and `schemas` follows from the attributes. */
const isDiscarded = (attribute: Attribute, op: PatchOperation['op']): boolean =>
  attribute.mutability === 'writeOnly' || (attribute.name === 'schemas' && op !== 'remove');

const withoutPath = (
  { type, switches, ignored }: Reading,
  op: PatchOperation['op'],
  value: Json | undefined,
): E.Either<ScimError, ReadonlyArray<PatchOperation>> => {
  if (op === 'remove') {
    return E.left(badRequest('noTarget', 'The operation "remove" needs a path. Nothing was changed.'));
  }
  if (!isJsonObject(value)) {
    return E.left(
      badRequest(
        'invalidValue',
        `The operation "${op}" has no path, so its value must be an object of attributes. Nothing was changed.`,
      ),
    );
  }
  return expandValue(type, op, value, ignored, createsMissing(op, switches));
};

/** `{"members":[…]}` for the path `members`, as some clients write it. */
const unwrapped = (value: Json | undefined, attribute: Attribute): Json | undefined => {
  if (!attribute.multiValued || !isJsonObject(value)) return value;
  const [entry, ...others] = Object.entries(value);
  const wraps =
    entry !== undefined && others.length === 0 && entry[0].toLowerCase() === attribute.name.toLowerCase();
  return wraps ? entry[1] : value;
};
