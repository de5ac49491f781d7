import type { SchemaExtension } from '@rollcall/domain';
import { declareSchemaExtension, listSchemaExtensions, withdrawSchemaExtension } from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { type Answer, type Failure, usage } from '../terminal/answer';
import { columns } from '../terminal/columns';
import { readTextOrInput } from '../terminal/read-text';

export const schemaCommand = (program: Command, session: Session): void => {
  const schema = program.command('schema').description('attributes of your own on users and groups');

  schema
    .command('list')
    .description('the extensions that are declared')
    .argument('<directory>')
    .action((id: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(listSchemaExtensions(rollcall, id), TE.bimap(administrationFailure, listAnswer)),
        ),
      ),
    );

  schema
    .command('declare')
    .description('declare an extension, or change the one with its URN')
    .argument('<directory>')
    .argument('<file>', 'a Schema document (RFC 7643 section 7); - for the standard input')
    .option('--for <type>', '"User" or "Group"', 'User')
    .action((id: string, file: string, { for: type }: { for: string }) =>
      session.answer(
        type === 'User' || type === 'Group'
          ? pipe(
              readDocument(session, file),
              TE.chain((document) =>
                useStore(session, (rollcall) =>
                  pipe(
                    declareSchemaExtension(rollcall, commandLineContext(), id, type, document),
                    TE.bimap(administrationFailure, (extension) => ({
                      json: extension,
                      lines: () => [
                        `${extension.schema.id} extends ${type}s with ${namesOf(extension)}.`,
                        'Requests may use it from now on; /Schemas shows it.',
                      ],
                    })),
                  ),
                ),
              ),
            )
          : TE.left(usage(`--for ${type}: expected User or Group`)),
      ),
    );

  schema
    .command('withdraw')
    .description('take and show its attributes no more; values that are held stay, out of sight')
    .argument('<directory>')
    .argument('<urn>')
    .action((id: string, urn: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            withdrawSchemaExtension(rollcall, commandLineContext(), id, urn),
            TE.bimap(administrationFailure, (withdrawn) => ({
              json: withdrawn,
              lines: () => [
                `${withdrawn.id} is withdrawn.`,
                withdrawn.holders === 0
                  ? 'Nobody holds values of it.'
                  : `Values of it that are held: ${withdrawn.holders}. They stay, out of sight, until it is declared again.`,
              ],
            })),
          ),
        ),
      ),
    );
};

const readDocument = ({ io }: Session, file: string): TE.TaskEither<Failure, unknown> =>
  pipe(
    readTextOrInput(io, file),
    TE.chainEitherK((text) =>
      E.tryCatch(
        (): unknown => JSON.parse(text),
        (cause) => usage(`${file} is not valid JSON: ${E.toError(cause).message}`),
      ),
    ),
  );

const namesOf = ({ schema }: SchemaExtension): string =>
  schema.attributes.map(({ name }) => (typeof name === 'string' ? name : '')).join(', ');

const listAnswer = (extensions: ReadonlyArray<SchemaExtension>): Answer => ({
  json: { extensions },
  lines: ({ dim }) =>
    extensions.length === 0
      ? ['No extension is declared. Declare one with "rollcall schema declare".']
      : columns([
          ['URN', 'OF', 'ATTRIBUTES'].map(dim),
          ...extensions.map((extension) => [extension.schema.id, extension.resourceType, namesOf(extension)]),
        ]),
});
