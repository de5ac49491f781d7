import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { BoundFilter } from '../filter/bound-filter';
import { matches, readerOf } from '../filter/evaluate';
import { badRequest, type ScimError } from '../protocol/error';
import { jsonEqual } from '../resource/json-equal';
import { ElementIndex, identityOf, withoutRepeats } from '../resource/list-identity';
import { isHollow, isPrimary, readElement, readValue } from '../resource/read-value';
import type { Attribute } from '../schema/attribute';
import { filterTerms } from './filter-terms';
import type { PatchOperation, PatchTarget } from './patch-operation';

/** Values that one multi-valued attribute may have in a PATCH; members of groups are not counted here. */
export const MAX_VALUES = 500;

type Edit = Pick<PatchOperation, 'op' | 'value' | 'at' | 'createsMissing'> & {
  readonly target: Pick<PatchTarget, 'filter' | 'sub'>;
};
type Listed = E.Either<ScimError, Json | undefined>;

/** An element, and whether the operation put something into it. */
type Slot = { readonly element: Json; readonly touched: boolean };

const kept = (element: Json): Slot => ({ element, touched: false });
const touched = (element: Json): Slot => ({ element, touched: true });

/** The list as one operation leaves it (RFC 7644 sections 3.5.2.1 to 3.5.2.3); `undefined` when it is empty. */
export const changeList = (attribute: Attribute, current: ReadonlyArray<Json>, edit: Edit): Listed => {
  const { filter, sub } = edit.target;
  const slots =
    filter === undefined && sub === undefined
      ? changeWhole(attribute, current, edit)
      : edit.op === 'remove'
        ? E.right(removeFrom(current, filter, sub))
        : changeElements(attribute, current, edit);
  return E.isLeft(slots) ? slots : settle(attribute, slots.right, edit.at);
};

/** Only one value is primary: setting it on one takes it from the others (RFC 7644 section 3.5.2). */
const settle = (attribute: Attribute, slots: ReadonlyArray<Slot>, at: string): Listed => {
  const lasting = slots.filter(({ element }) => !isHollow(element));
  if (lasting.length > MAX_VALUES) {
    return E.left(
      badRequest('invalidValue', `${at} would have more than ${MAX_VALUES} values. Nothing was changed.`),
    );
  }
  const primaries = lasting.filter(({ element, touched: set }) => set && isPrimary(element)).length;
  if (primaries > 1) {
    return E.left(
      badRequest('invalidValue', `${attribute.name} has more than one primary value; only one can be.`),
    );
  }
  const list = lasting.map(({ element, touched: set }) =>
    primaries === 1 && !set && isJsonObject(element) && isPrimary(element)
      ? { ...element, primary: false }
      : element,
  );
  return E.right(list.length === 0 ? undefined : withoutRepeats(attribute, list));
};

type Slots = E.Either<ScimError, ReadonlyArray<Slot>>;

const changeWhole = (attribute: Attribute, current: ReadonlyArray<Json>, { op, value, at }: Edit): Slots => {
  if (op === 'remove' && (value === undefined || value === null)) return E.right([]);
  const read = readValue(attribute, value ?? null, at);
  if (E.isLeft(read)) return read;
  const given: ReadonlyArray<Json> = Array.isArray(read.right) ? read.right : [];
  if (given.length > MAX_VALUES) return E.right(given.map(touched));
  switch (op) {
    case 'remove': {
      const named = new Set(given.map((element) => identityOf(attribute, element)));
      return E.right(current.filter((element) => !named.has(identityOf(attribute, element))).map(kept));
    }
    case 'replace':
      return E.right(given.map(touched));
    case 'add':
      return E.right(added(attribute, current, given));
  }
};

/** A value that is there already is not added again; what the client says of it besides is taken over. */
const added = (
  attribute: Attribute,
  current: ReadonlyArray<Json>,
  given: ReadonlyArray<Json>,
): ReadonlyArray<Slot> => {
  const slots = current.map(kept);
  const index = new ElementIndex(attribute);
  for (const [place, element] of current.entries()) index.put(element, place);
  for (const element of given) {
    const place = index.placeOf(element) ?? slots.length;
    const known = slots[place]?.element;
    const merged = isJsonObject(known) && isJsonObject(element) ? { ...known, ...element } : element;
    if (jsonEqual(merged, known)) continue;
    slots[place] = touched(merged);
    index.put(merged, place);
  }
  return slots;
};

const isSelected = (filter: BoundFilter | undefined, element: Json): element is JsonObject =>
  isJsonObject(element) && (filter === undefined || matches(filter, readerOf(element)));

const removeFrom = (
  current: ReadonlyArray<Json>,
  filter: BoundFilter | undefined,
  sub: Attribute | undefined,
): ReadonlyArray<Slot> =>
  current.flatMap((element) => {
    if (!isSelected(filter, element)) return [kept(element)];
    if (sub === undefined) return [];
    const { [sub.name]: _gone, ...others } = element;
    return [kept(others)];
  });

const changeElements = (attribute: Attribute, current: ReadonlyArray<Json>, edit: Edit): Slots => {
  const { filter, sub } = edit.target;
  const given = readPart(attribute, edit);
  if (E.isLeft(given)) return given;
  const part = given.right;
  if (current.some((element) => isSelected(filter, element))) {
    if (sub?.mutability === 'immutable' && current.some(heldOtherwise(filter, sub, part))) {
      return E.left(badRequest('mutability', `${edit.at} is immutable. Nothing was changed.`));
    }
    return E.right(
      current.flatMap((element) => {
        if (!isSelected(filter, element)) return [kept(element)];
        const changed = sub === undefined && edit.op === 'replace' ? part : { ...element, ...part };
        if (changed === undefined) return [];
        if (sub === undefined || part !== undefined) return [touched(changed)];
        const { [sub.name]: _gone, ...others } = element;
        return [touched(others)];
      }),
    );
  }
  if (!edit.createsMissing) return noTarget(edit.at);
  return part === undefined && edit.value !== undefined
    ? E.right(current.map(kept))
    : created(attribute, current, part, edit);
};

/** Whether an element that is chosen has another value than the part would give it. */
const heldOtherwise =
  (filter: BoundFilter | undefined, { name }: Attribute, part: JsonObject | undefined) =>
  (element: Json): boolean =>
    isSelected(filter, element) && element[name] !== undefined && !jsonEqual(element[name], part?.[name]);

/** The new content of the chosen elements, as an object of their parts; `undefined` when it is empty. */
const readPart = (attribute: Attribute, edit: Edit): E.Either<ScimError, JsonObject | undefined> => {
  const { sub } = edit.target;
  const value = Array.isArray(edit.value) && edit.value.length === 1 ? edit.value[0] : edit.value;
  const read =
    sub === undefined
      ? readElement(attribute, value ?? null, edit.at)
      : readValue(sub, value ?? null, edit.at);
  if (E.isLeft(read)) return read;
  if (read.right === undefined) return E.right(undefined);
  if (sub !== undefined) return E.right({ [sub.name]: read.right });
  return E.right(isJsonObject(read.right) ? read.right : undefined);
};

const noTarget = (at: string): E.Either<ScimError, never> =>
  E.left(badRequest('noTarget', `${at} matches no value to change. Nothing was changed.`));

/** Where nothing matches, the element that the filter describes is created (Entra relies on it). */
const created = (
  attribute: Attribute,
  current: ReadonlyArray<Json>,
  part: JsonObject | undefined,
  { target: { filter }, at }: Edit,
): Slots => {
  const terms = filter === undefined ? {} : filterTerms(filter);
  if (terms === undefined) return noTarget(at);
  const element = readElement(attribute, { ...terms, ...part }, at);
  if (E.isLeft(element)) return element;
  return E.right([...current.map(kept), ...(element.right === undefined ? [] : [touched(element.right)])]);
};
