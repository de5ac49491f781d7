import { apiKeyId } from '@rollcall/domain';
import { issueApiKey, listApiKeys, revokeApiKey } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { columns } from '../terminal/columns';
import { keyAnswer } from './key-answer';
import { keyWish } from './key-wish';

export const keyCommand = (program: Command, session: Session): void => {
  const key = program.command('key').description('API keys of a directory, which Okta signs in with');

  key
    .command('issue')
    .description('a second key, to rotate the first without a gap')
    .argument('<directory>')
    .requiredOption('--label <text>', 'name of the key')
    .option('--expires <date>', 'when the key ends, RFC 3339')
    .action((directory: string, options: { label: string; expires?: string }) =>
      session.answer(
        pipe(
          TE.fromEither(keyWish(options)),
          TE.chain((wish) =>
            useStore(session, (rollcall) =>
              pipe(
                issueApiKey(rollcall, commandLineContext(), directory, wish),
                TE.bimap(administrationFailure, keyAnswer(`${directory} has a new key.`)),
              ),
            ),
          ),
        ),
      ),
    );

  key
    .command('list')
    .description('all keys, revoked and expired ones too')
    .argument('<directory>')
    .action((directory: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            listApiKeys(rollcall, directory),
            TE.bimap(administrationFailure, (keys) => ({
              json: keys,
              lines: ({ dim, green }) =>
                keys.length === 0
                  ? [`No key was issued yet. "rollcall directory enable ${directory}" yields the first.`]
                  : columns([
                      ['KEY', 'LABEL', 'STATUS', 'ISSUED', 'EXPIRES'].map(dim),
                      ...keys.map(({ id, label, status, issuedAt, expiresAt }) => [
                        id,
                        label,
                        status === 'active' ? green(status) : status,
                        issuedAt,
                        expiresAt ?? 'never',
                      ]),
                    ]),
            })),
          ),
        ),
      ),
    );

  key
    .command('revoke')
    .description('end a key at once, in every process')
    .argument('<directory>')
    .argument('<key>', 'its id')
    .action((directory: string, id: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            revokeApiKey(rollcall, commandLineContext(), directory, apiKeyId(id)),
            TE.bimap(administrationFailure, () => ({
              json: { revoked: id },
              lines: () => [`Key ${id} is revoked. Requests with it get 401 from now on.`],
            })),
          ),
        ),
      ),
    );
};
