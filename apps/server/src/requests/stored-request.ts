import { type Json, type Revision, revision } from '@rollcall/domain';
import { jsonText } from '../http/json-text';
import type { RequestRecord } from './request-record';

/** A request as it is stored: revisions are decimal texts, what is absent is left out. */
export type StoredRequest = Omit<RequestRecord, 'revisions'> & { readonly revisions: ReadonlyArray<string> };

export const storedRequest = (request: RequestRecord): Json => JSON.parse(jsonText(request));

/** `undefined` for what `storedRequest` did not make: enough of its shape is looked at to list it. */
export const requestFrom = (stored: unknown): RequestRecord | undefined =>
  isStoredRequest(stored) ? { ...stored, revisions: stored.revisions.map(revisionOf) } : undefined;

const revisionOf = (text: string): Revision => revision(BigInt(text));

const isStoredRequest = (u: unknown): u is StoredRequest =>
  typeof u === 'object' &&
  u !== null &&
  ['requestId', 'time', 'method', 'route', 'address'].every((name) => typeof valueOf(u, name) === 'string') &&
  ['status', 'milliseconds'].every((name) => typeof valueOf(u, name) === 'number') &&
  areRevisions(valueOf(u, 'revisions'));

const valueOf = (of: object, name: string): unknown => Object.getOwnPropertyDescriptor(of, name)?.value;

const areRevisions = (u: unknown): boolean =>
  Array.isArray(u) && u.every((text) => typeof text === 'string' && /^\d+$/.test(text));
