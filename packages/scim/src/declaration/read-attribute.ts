import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { shortened } from '../protocol/shortened';
import {
  type Attribute,
  type AttributeType,
  attributeTypes,
  mutabilities,
  returneds,
} from '../schema/attribute';
import { complex, simple } from '../schema/define';
import { canonicalValuesFault, uniquenessFault } from './characteristics';

/** Attributes of one extension, and sub-attributes of one attribute. */
export const MAX_ATTRIBUTES = 100;
const MAX_DESCRIPTION = 1000;

/** What is wrong with a declaration: which attribute, what, and what to do. */
export type DeclarationFault = string;
type Read<A> = E.Either<DeclarationFault, A>;

/** RFC 7643 section 2.1, and short enough for a message. */
const attributeName = /^[A-Za-z$][A-Za-z0-9_$-]{0,63}$/;
/** No body may have such a key. */
const unsafeNames = new Set(['constructor', 'prototype']);

/** What is never read back is no attribute of a directory. */
const declarable = mutabilities.filter((one) => one !== 'writeOnly');

const known = new Set([
  'name',
  'type',
  'subAttributes',
  'multiValued',
  'description',
  'required',
  'canonicalValues',
  'caseExact',
  'mutability',
  'returned',
  'uniqueness',
  'referenceTypes',
]);

/** Reads a list of attributes as a Schema document has it (RFC 7643 section 7); what is absent is as usual. */
export const readAttributes = (
  list: Json | undefined,
  at: string,
  nested = false,
): Read<ReadonlyArray<Attribute>> => {
  if (!Array.isArray(list) || list.length === 0) {
    return E.left(`${at} must be a list with at least one attribute`);
  }
  if (list.length > MAX_ATTRIBUTES) {
    return E.left(`${at} has ${list.length} attributes; the limit is ${MAX_ATTRIBUTES}`);
  }
  const attributes: Attribute[] = [];
  const names = new Set<string>();
  for (const [place, item] of list.entries()) {
    const read = readAttribute(item, `${at}[${place}]`, nested);
    if (E.isLeft(read)) return read;
    const name = read.right.name.toLowerCase();
    if (names.has(name))
      return E.left(`${at} has two attributes named "${read.right.name}" (case is ignored)`);
    names.add(name);
    attributes.push(read.right);
  }
  return E.right(attributes);
};

const readAttribute = (item: Json, place: string, nested: boolean): Read<Attribute> => {
  if (!isJsonObject(item)) return E.left(`${place} must be a JSON object`);
  const { name } = item;
  if (typeof name !== 'string' || !attributeName.test(name) || unsafeNames.has(name)) {
    return E.left(
      `${place}.name must be a letter followed by at most 63 letters, digits, "_", "-" or "$", not ${shown(name)}`,
    );
  }
  const at = `attribute "${name}"`;
  const stray = Object.keys(item).find((key) => !known.has(key));
  if (stray !== undefined) {
    return E.left(`${at} has "${shortened(stray)}", which no attribute has (RFC 7643 section 7)`);
  }
  const type = oneOf(attributeTypes, item.type ?? 'string');
  if (type === undefined || (nested && type === 'complex')) {
    const wanted = nested ? attributeTypes.filter((one) => one !== 'complex') : attributeTypes;
    return E.left(`${at}: type must be one of ${wanted.join(', ')}, not ${shown(item.type)}`);
  }
  const characteristics = readCharacteristics(item, type, at, nested);
  if (E.isLeft(characteristics)) return characteristics;
  const { description, ...others } = characteristics.right;
  if (type !== 'complex') {
    return item.subAttributes === undefined
      ? E.right(simple(type)(name, description, others))
      : E.left(`${at} has subAttributes, which only the type complex has`);
  }
  const parts = readAttributes(item.subAttributes, `${at}: subAttributes`, true);
  return E.isLeft(parts) ? parts : E.right(complex(name, description, parts.right, others));
};

type Characteristics = Pick<
  Attribute,
  | 'description'
  | 'multiValued'
  | 'required'
  | 'caseExact'
  | 'mutability'
  | 'returned'
  | 'uniqueness'
  | 'closed'
  | 'canonicalValues'
  | 'referenceTypes'
>;

const readCharacteristics = (
  item: JsonObject,
  type: AttributeType,
  at: string,
  nested: boolean,
): Read<Characteristics> => {
  const usual = { multiValued: false, required: false, caseExact: type === 'reference' || type === 'binary' };
  const flags = { ...usual };
  for (const flag of ['multiValued', 'required', 'caseExact'] as const) {
    const value = item[flag] ?? usual[flag];
    if (typeof value !== 'boolean')
      return E.left(`${at}: ${flag} must be true or false, not ${shown(value)}`);
    flags[flag] = value;
  }
  const { description = '', canonicalValues, referenceTypes } = item;
  if (typeof description !== 'string' || description.length > MAX_DESCRIPTION) {
    return E.left(`${at}: description must be a text of at most ${MAX_DESCRIPTION} characters`);
  }
  if (item.mutability === 'writeOnly') {
    return E.left(`${at}: mutability writeOnly is for secrets, and none is ever stored here; leave it out`);
  }
  const mutability = oneOf(declarable, item.mutability ?? 'readWrite');
  if (mutability === undefined) {
    return E.left(`${at}: mutability must be one of ${declarable.join(', ')}, not ${shown(item.mutability)}`);
  }
  if (mutability === 'readOnly' && flags.required) {
    return E.left(`${at} cannot be required and readOnly: nobody could ever give it a value`);
  }
  const returned = oneOf(returneds, item.returned ?? 'default');
  if (returned === undefined) {
    return E.left(`${at}: returned must be one of ${returneds.join(', ')}, not ${shown(item.returned)}`);
  }
  const uniqueness = oneOf(['none', 'server'] as const, item.uniqueness ?? 'none');
  const fault =
    uniqueness === undefined
      ? `uniqueness must be none or server, not ${shown(item.uniqueness)}`
      : (uniquenessFault(uniqueness, type, flags.multiValued, nested) ??
        canonicalValuesFault(canonicalValues, type, flags.caseExact) ??
        (isTexts(referenceTypes ?? []) ? undefined : 'referenceTypes must be a list of texts'));
  if (fault !== undefined || uniqueness === undefined) return E.left(`${at}: ${fault}`);
  return E.right({
    description,
    ...flags,
    mutability,
    returned,
    uniqueness,
    closed: isTexts(canonicalValues) && canonicalValues.length > 0,
    ...(isTexts(canonicalValues) && canonicalValues.length > 0 ? { canonicalValues } : {}),
    ...(isTexts(referenceTypes) ? { referenceTypes } : {}),
  });
};

const isTexts = (value: Json | undefined): value is ReadonlyArray<string> =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const oneOf = <Value extends string>(
  values: ReadonlyArray<Value>,
  value: Json | undefined,
): Value | undefined => values.find((one) => one === value);

const shown = (value: Json | undefined): string =>
  value === undefined ? 'nothing' : shortened(JSON.stringify(value));
