import { secretHash } from '../api-keys/secret-hash';

/** What a request asked for, without the values of attributes. */
export type BodyShape = {
  readonly bytes: number;
  /** Of a PATCH, or of a bulk request, where the method is the `op`. */
  readonly operations?: ReadonlyArray<OperationShape>;
  /** Names of the attributes of a resource that was sent whole. */
  readonly attributes?: ReadonlyArray<string>;
  readonly members?: MemberIds;
  /**
   * Tells whether two requests name the same user or group, without the name: of a resource that was sent
   * whole, a part of the SHA-256 of its userName or displayName, case ignored.
   */
  readonly named?: string;
};

export type OperationShape = {
  readonly op: string;
  /** Values in a filter are left out, but for ids of members. */
  readonly path?: string;
  readonly attributes?: ReadonlyArray<string>;
  readonly members?: MemberIds;
};

/** The first of them, and how many there are. */
export type MemberIds = { readonly total: number; readonly ids: ReadonlyArray<string> };

/** A longer body is not read a second time. */
const MAX_BYTES = 256 * 1024;
const MOST = 50;
const LONGEST = 120;

/** `undefined` when there is no body. */
export const bodyShape = (text: string): BodyShape | undefined => {
  if (text === '') return undefined;
  const bytes = Buffer.byteLength(text);
  const body = bytes > MAX_BYTES ? undefined : parsed(text);
  if (!isObject(body)) return { bytes };
  const operations = valueOf(body, 'operations');
  return Array.isArray(operations)
    ? { bytes, operations: operations.slice(0, MOST).filter(isObject).map(operationShape) }
    : { bytes, ...resourceShape(body), ...nameShape(body) };
};

const nameShape = (resource: Fields): Pick<BodyShape, 'named'> => {
  const name = valueOf(resource, 'username') ?? valueOf(resource, 'displayname');
  if (typeof name !== 'string') return {};
  return { named: secretHash(name.normalize('NFC').trim().toLowerCase()).slice(0, 16) };
};

/** Quoted values left out. */
export const withoutValues = (filter: string): string =>
  cut(filter.includes('"') ? filter.replace(/"(?:[^"\\]|\\.)*"?/g, '"…"') : filter);

const operationShape = (operation: Fields): OperationShape => {
  const op = valueOf(operation, 'op') ?? valueOf(operation, 'method');
  const path = valueOf(operation, 'path');
  const value = valueOf(operation, 'value') ?? valueOf(operation, 'data');
  const ofMembers = typeof path === 'string' && /^([^[]*:)?members\b/i.test(path);
  return {
    op: typeof op === 'string' ? cut(op) : '',
    ...(typeof path === 'string' && { path: ofMembers ? cut(path) : withoutValues(path) }),
    ...(ofMembers && Array.isArray(value) && { members: memberIds(value) }),
    ...(isObject(value) && resourceShape(value)),
  };
};

const resourceShape = (resource: Fields): Pick<BodyShape, 'attributes' | 'members'> => {
  const members = valueOf(resource, 'members');
  return {
    attributes: Object.keys(resource).slice(0, MOST).map(withoutValues),
    ...(Array.isArray(members) && { members: memberIds(members) }),
  };
};

const memberIds = (members: ReadonlyArray<unknown>): MemberIds => ({
  total: members.length,
  ids: members.slice(0, MOST).map(memberId),
});

/** Empty for what is no text: nothing else is an id, and some JSON objects cannot even be made one. */
const memberId = (member: unknown): string => {
  const id = isObject(member) ? valueOf(member, 'value') : undefined;
  return typeof id === 'string' ? cut(id) : '';
};

type Fields = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of attributes are the same in any case (RFC 7643 section 2.1). */
const valueOf = (fields: Fields, name: string): unknown => {
  for (const key of Object.keys(fields)) {
    if (key.length === name.length && key.toLowerCase() === name) return fields[key];
  }
  return undefined;
};

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
