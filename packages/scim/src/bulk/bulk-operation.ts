import { isJsonObject, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { heldToTerms } from '../operations/held-to-terms';
import { badRequest, type ScimError } from '../protocol/error';
import { messageMember } from '../protocol/message-member';
import type { Change } from '../protocol/operation';
import type { Service } from '../protocol/service';
import { shortened } from '../protocol/shortened';
import { alwaysReturned } from '../query/projection';
import { locationOf } from '../resource/location';
import { type BulkTarget, bulkTargetOf } from './bulk-target';
import { type IdOf, resolveReferences, resolveText } from './resolve-references';
import { textMember } from './text-member';

/** One operation of a bulk request, with ids in the place of references. */
export type BulkOperation = {
  /** In the request, from 0. */
  readonly place: number;
  /** What the answer repeats, as it was sent. */
  readonly label: { readonly method?: string; readonly bulkId?: string };
  /** Of the resource that it is aimed at; absent for a POST. */
  readonly location?: string;
  /** The bulkIds of resources that must have been created before. */
  readonly needs: ReadonlySet<string>;
  readonly change: E.Either<ScimError, Change>;
};

/** The bulkId of the resource that an operation creates, if it creates one. */
export const createdBy = ({ location, label }: BulkOperation): string | undefined =>
  location === undefined ? label.bulkId : undefined;

/** Reads an operation; `ids` has the id of every resource that the request creates, by its bulkId. */
export const bulkOperationOf = (
  operation: JsonObject,
  place: number,
  ids: ReadonlyMap<string, string>,
  service: Service,
): BulkOperation => {
  const method = textMember(operation, 'method');
  const bulkId = textMember(operation, 'bulkId');
  const label = {
    ...(method === undefined ? {} : { method }),
    ...(bulkId === undefined ? {} : { bulkId }),
  };
  const needs = new Set<string>();
  const target = bulkTargetOf(operation);
  if (E.isLeft(target)) return { place, label, needs, change: target };
  const idOf = (reference: string): string => {
    needs.add(reference);
    return ids.get(reference) ?? `bulkId:${reference}`;
  };
  const id =
    target.right.method === 'POST'
      ? (ids.get(target.right.bulkId) ?? '')
      : resolveText(target.right.id, idOf);
  const change = pipe(
    changeOf(operation, target.right, id, service, idOf),
    E.map((read) => heldToTerms(service.terms, read)),
  );
  const aim =
    target.right.method === 'POST'
      ? {}
      : { location: locationOf(service.baseUrl, target.right.endpoint, id) };
  const unknown = [...needs].find((reference) => !ids.has(reference));
  return unknown === undefined
    ? { place, label, ...aim, needs, change }
    : { place, label, ...aim, needs: new Set(), change: refersToNothing(unknown) };
};

const refersToNothing = (bulkId: string): E.Either<ScimError, never> =>
  E.left(
    badRequest(
      'invalidValue',
      `bulkId:${shortened(bulkId)} refers to nothing: no valid POST of this request has that bulkId. Nothing was changed.`,
    ),
  );

/** The answer of each operation is only its version and place, so little of the resource is shown. */
const changeOf = (
  operation: JsonObject,
  { method, name, endpoints }: BulkTarget,
  id: string,
  { baseUrl, registry, switches }: Service,
  idOf: IdOf,
): E.Either<ScimError, Change> => {
  const showing = { baseUrl, type: registry[name], projection: alwaysReturned };
  const conditions = { ifMatch: textMember(operation, 'version'), ifNoneMatch: undefined };
  const item = { id, showing, switches, conditions };
  if (method === 'DELETE') return endpoints.remove(item);
  const sent = messageMember(operation, 'data');
  if (!isJsonObject(sent)) {
    return E.left(
      badRequest(
        'invalidSyntax',
        `A ${method} in a bulk request needs "data", a JSON object. Nothing was changed.`,
      ),
    );
  }
  const data = resolveReferences(sent, idOf);
  switch (method) {
    case 'POST':
      return endpoints.create(data, () => id, showing, switches);
    case 'PUT':
      return endpoints.put(item, data);
    case 'PATCH':
      return endpoints.patch(item, data);
  }
};
