import { parseInstant, parseStatusRange, type RequestFilter, readRequests } from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { type Failure, usage } from '../../terminal/answer';
import { requestLines } from './request-lines';

type RequestsOptions = {
  status?: string;
  key?: string;
  request?: string;
  since?: string;
  limit: string;
  before?: string;
};

export const requestsCommand = (audit: Command, session: Session): void => {
  audit
    .command('requests')
    .description('what the identity provider asked for lately, refusals with their reason; oldest first')
    .argument('<directory>')
    .option('--status <code>', 'a status such as 409, or a class such as 4xx')
    .option('--key <id>', 'sent with this API key')
    .option('--request <id>', 'with this request id, as audit entries have it')
    .option('--since <instant>', 'not before this, e.g. 2026-05-03T10:00Z')
    .option('--limit <number>', 'how many', '50')
    .option('--before <place>', 'only what is older than this place')
    .action((directory: string, options: RequestsOptions) =>
      session.answer(
        pipe(
          TE.fromEither(requestQuery(options)),
          TE.chain((query) =>
            useStore(session, (rollcall) =>
              pipe(
                readRequests(rollcall, directory, query),
                TE.bimap(administrationFailure, (page) => ({
                  json: page,
                  lines: (colors) => requestLines(page, colors),
                })),
              ),
            ),
          ),
        ),
      ),
    );
};

type Query = Parameters<typeof readRequests>[2];

const requestQuery = ({ key, request, ...options }: RequestsOptions): E.Either<Failure, Query> => {
  const status = options.status === undefined ? undefined : parseStatusRange(options.status);
  const since = options.since === undefined ? undefined : parseInstant(options.since);
  const usable = [options.limit, options.before ?? '1'].every((text) => /^[1-9]\d{0,14}$/.test(text));
  if (options.status !== undefined && status === undefined) {
    return E.left(usage('--status takes a status such as 409, or a class such as 4xx'));
  }
  if (options.since !== undefined && since === undefined) {
    return E.left(usage('--since takes a date and time with a zone, such as 2026-05-03T10:00Z'));
  }
  if (!usable) return E.left(usage('--limit and --before take whole numbers from 1 on'));
  const filter: RequestFilter = { status, key, request, since };
  const before = options.before === undefined ? undefined : Number(options.before);
  return E.right({ filter, limit: Number(options.limit), before });
};
