import type { SchemaExtension } from '@rollcall/domain';
import { countHolders, misfits, readSchemaExtension } from '@rollcall/scim';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { changeDirectory } from '../change-directory';
import { knownDirectory } from '../known-directory';

export const listSchemaExtensions = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<SchemaExtension>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map(({ schemaExtensions }) => schemaExtensions),
  );

/** Declares the attributes of a Schema document, or others under its URN. Refused while a value held would not fit. */
export const declareSchemaExtension = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  resourceType: SchemaExtension['resourceType'],
  document: unknown,
): TE.TaskEither<AdministrationError, SchemaExtension> =>
  pipe(
    readSchemaExtension(resourceType, document),
    E.mapLeft((reason): AdministrationError => ({ _tag: 'SchemaRefused', reason })),
    TE.fromEither,
    TE.chain((extension) =>
      changeDirectory(rollcall, id, {
        context,
        plan: (view) => {
          const misfit = misfits(view, extension);
          return misfit === undefined
            ? E.right([{ _tag: 'DeclareSchemaExtension', extension }])
            : E.left({ _tag: 'ValuesWouldNotFit', extension, misfits: misfit });
        },
        answer: () => extension,
      }),
    ),
    TE.map(({ answer }) => answer),
  );

export type WithdrawnExtension = {
  readonly id: string;
  /** Users or groups that hold values of it, out of sight until it is declared again. */
  readonly holders: number;
};

export const withdrawSchemaExtension = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  urn: string,
): TE.TaskEither<AdministrationError, WithdrawnExtension> =>
  pipe(
    listSchemaExtensions(rollcall, id),
    TE.chain((declared) =>
      changeDirectory(rollcall, id, {
        context,
        plan: () => E.right([{ _tag: 'WithdrawSchemaExtension', id: urn }]),
        answer: (view) => {
          const extension = declared.find(({ schema }) => schema.id.toLowerCase() === urn.toLowerCase());
          return { id: extension?.schema.id ?? urn, holders: extension ? countHolders(view, extension) : 0 };
        },
      }),
    ),
    TE.map(({ answer }) => answer),
  );
