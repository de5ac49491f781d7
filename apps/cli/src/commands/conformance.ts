import { type CaseResult, type ConformanceReport, runConformance } from '@rollcall/scim-conformance';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Colors } from 'picocolors/types';
import type { Session } from '../store/session';
import { type Answer, type Failure, usage } from '../terminal/answer';
import { columns } from '../terminal/columns';

type Options = { readonly baseUrl: string; readonly token?: string; readonly only?: string };

export const conformanceCommand = (program: Command, session: Session): void => {
  program
    .command('conformance')
    .description(
      'tries cases by RFC section at any SCIM 2.0 server; what they create they delete. Exit code 1: some failed',
    )
    .requiredOption('--base-url <url>', 'of the server, e.g. https://rollcall.example.com/scim/v2')
    .option(
      '--token <token>',
      'a bearer token that may create and delete users and groups (env ROLLCALL_CONFORMANCE_TOKEN, which no other user of the machine sees)',
    )
    .option('--only <text>', 'only cases with the text in their section or name, e.g. "RFC 7644 §3.5"')
    .action(({ token = session.io.environment.ROLLCALL_CONFORMANCE_TOKEN, ...options }: Options) =>
      session.answer(
        pipe(
          TE.fromEither(wishOf(options, token)),
          TE.chainTaskK((wish) => async () => answerOf(await runConformance(wish))),
        ),
      ),
    );
};

type Wish = Omit<Options, 'token'> & { readonly token: string };

const wishOf = (options: Omit<Options, 'token'>, token: string | undefined): E.Either<Failure, Wish> => {
  if (!isHttpUrl(options.baseUrl)) {
    return E.left(usage(`--base-url is ${JSON.stringify(options.baseUrl)}: expected http://… or https://…`));
  }
  return token === undefined || token === ''
    ? E.left(usage('A token is needed: ROLLCALL_CONFORMANCE_TOKEN, or --token'))
    : E.right({ ...options, token });
};

const isHttpUrl = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

const answerOf = (report: ConformanceReport): Answer => ({
  json: report,
  no: report.failed > 0 || report.results.length === 0,
  lines: (colors) => [
    ...columns(report.results.map((result) => row(result, colors))),
    '',
    `${report.results.length} cases: ${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped.`,
  ],
});

const row = ({ section, name, outcome, why }: CaseResult, { green, red, yellow }: Colors) => {
  switch (outcome) {
    case 'passed':
      return [section, green('pass'), name];
    case 'failed':
      return [section, red('FAIL'), name, why];
    case 'skipped':
      return [section, yellow('skip'), name, why];
  }
};
