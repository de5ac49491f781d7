import {
  ADMIN_PREFIX,
  type Configuration,
  type ConfigurationFlags,
  describeConfigurationFault,
  describeStoreLocation,
  type FailedStart,
  jsonText,
  oktaRecipe,
  type RunningServer,
  readConfiguration,
  SCIM_PREFIX,
  startServer,
  unknownVariables,
} from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { createColors } from 'picocolors';
import type { Session } from '../store/session';
import { type Answer, type Failure, failed, usage } from '../terminal/answer';
import { columns } from '../terminal/columns';

type ServeFlags = Omit<
  ConfigurationFlags,
  'store' | 'adminToken' | 'oidcClientSecret' | 'masterKey' | 'inventories'
> & {
  readonly inventory?: string;
};

export const serveCommand = (program: Command, session: Session): void => {
  program
    .command('serve')
    .description(
      'serve SCIM and the admin API until SIGTERM or SIGINT; the admin token is ROLLCALL_ADMIN_TOKEN',
    )
    .option(
      '--snapshots <folder>',
      'for quick starts, or off (env ROLLCALL_SNAPSHOTS; beside a SQLite store)',
    )
    .option(
      '--inventory <directory=file>',
      'devices and roles, rather than those put over the admin API (env ROLLCALL_INVENTORY)',
    )
    .option(
      '--feeds <file>',
      'feeds, their secrets and how far each is (env ROLLCALL_FEEDS; beside a SQLite store)',
    )
    .option(
      '--checkpoints <folder>',
      'keep a signed checkpoint of each directory there, to be anchored elsewhere (env ROLLCALL_CHECKPOINTS)',
    )
    .option(
      '--checkpoint-interval <seconds>',
      'from one to the next (env ROLLCALL_CHECKPOINT_INTERVAL; default 3600)',
    )
    .option(
      '--checkpoint-key <file>',
      'what signs them, made when missing (env ROLLCALL_CHECKPOINT_KEY, which may hold the key itself)',
    )
    .option(
      '--master-key-file <file>',
      'wraps the keys of people in erasable directories (env ROLLCALL_MASTER_KEY_FILE, or the key in ROLLCALL_MASTER_KEY)',
    )
    .option('--person-keys <file>', 'where these keys are (env ROLLCALL_PERSON_KEYS; beside a SQLite store)')
    .option(
      '--role <role>',
      'scim takes changes, resolver answers access questions, all does both (env ROLLCALL_ROLE; default all)',
    )
    .option(
      '--max-staleness <seconds>',
      'how long a resolver answers without a sign of the store (env ROLLCALL_MAX_STALENESS; default 30)',
    )
    .option('--host <address>', 'the address to listen on (env ROLLCALL_HOST; default 127.0.0.1)')
    .option('--port <number>', 'the port to listen on, 0 for any (env ROLLCALL_PORT; default 8080)')
    .option('--metrics-port <number>', 'a port of their own for the metrics (env ROLLCALL_METRICS_PORT)')
    .option('--public-url <url>', 'where Okta and administrators reach it (env ROLLCALL_PUBLIC_URL)')
    .option('--log-level <level>', 'the least severe log line (env ROLLCALL_LOG_LEVEL; default info)')
    .option('--trusted-proxies <addresses>', 'whose X-Forwarded-* to believe (env ROLLCALL_TRUSTED_PROXIES)')
    .option(
      '--rate-limit <number>',
      'SCIM requests a second with one API key, 0 for no limit (env ROLLCALL_RATE_LIMIT; default 100)',
    )
    .option(
      '--bad-key-limit <number>',
      'wrong API keys a minute from one address, 0 for no limit (env ROLLCALL_BAD_KEY_LIMIT; default 20)',
    )
    .option('--oidc-issuer <url>', 'an OpenID provider to sign in with (env ROLLCALL_OIDC_ISSUER)')
    .option('--oidc-name <text>', 'what people call it (env ROLLCALL_OIDC_NAME; default its host)')
    .option('--oidc-client-id <id>', 'of the application there (env ROLLCALL_OIDC_CLIENT_ID)')
    .option(
      '--oidc-client-secret-file <file>',
      'holds its secret (env ROLLCALL_OIDC_CLIENT_SECRET_FILE, or ROLLCALL_OIDC_CLIENT_SECRET with the secret)',
    )
    .option(
      '--oidc-scopes <scopes>',
      'what is asked of the provider (env ROLLCALL_OIDC_SCOPES; default openid profile email)',
    )
    .option(
      '--oidc-role-claim <claim>',
      'says what an administrator may do (env ROLLCALL_OIDC_ROLE_CLAIM; default roles)',
    )
    .option('--oidc-roles <value=role>', 'viewer, operator or admin by claim (env ROLLCALL_OIDC_ROLES)')
    .action((flags: ServeFlags) => session.answer(serve(session, flags)));
};

const serve = (session: Session, flags: ServeFlags): TE.TaskEither<Failure, Answer> => {
  const stop = session.io.stopping();
  for (const name of unknownVariables(session.io.environment)) warn(session, name);
  return pipe(
    TE.fromEither(configurationOf(session, flags)),
    TE.chain((configuration) =>
      pipe(
        startServer(configuration),
        TE.mapLeft(notStarted),
        TE.chainTaskK((server) => async () => {
          announce(session, configuration, server);
          await stopped(stop);
          await server.close();
          return { json: { stopped: true }, lines: () => [] };
        }),
      ),
    ),
  );
};

const warn = ({ io, json }: Session, name: string): void => {
  const message = `${name} is no setting of a server and is passed over. See rollcall serve --help.`;
  io.err(json() ? jsonText({ warning: { code: 'unknown-variable', message } }) : message);
};

/** A token that was made in vain is valid from then on, and nobody could read it later. */
const notStarted = ({ _tag, reason, generatedAdminToken }: FailedStart): Failure =>
  failed(
    _tag,
    `The server did not start: ${reason}`,
    generatedAdminToken === undefined
      ? undefined
      : [`The admin token was made all the same, and is shown this once: ${generatedAdminToken}`],
  );

const configurationOf = (
  { io, storeFlag }: Session,
  { inventory, ...others }: ServeFlags,
): E.Either<Failure, Configuration> => {
  const store = storeFlag();
  const flags = { ...others, ...(inventory !== undefined && { inventories: inventory }) };
  return pipe(
    readConfiguration(io.environment, store === undefined ? flags : { ...flags, store }),
    E.mapLeft((faults) => usage(faults.map(describeConfigurationFault).join('\n'))),
  );
};

/** On the error output, since the output holds the log; as one more line of JSON there if so wished. */
const announce = ({ io, json }: Session, configuration: Configuration, server: RunningServer): void => {
  const { url, publicUrl, generatedAdminToken, metricsUrl } = server;
  const { role, metricsPort, store } = configuration;
  const takesChanges = role !== 'resolver';
  const apart = metricsPort === undefined ? {} : { metricsUrl };
  if (json()) {
    io.out(
      jsonText({
        url,
        publicUrl,
        ...apart,
        ...(generatedAdminToken === undefined ? {} : { generatedAdminToken }),
      }),
    );
    return;
  }
  const { bold, dim } = createColors(io.color);
  const lines = [
    `Rollcall listens on ${bold(url)}${role === 'all' ? '' : ` with the role ${role}`}.`,
    ...columns([
      [dim('  console'), `${publicUrl}/`],
      ...(takesChanges ? [[dim('  SCIM for Okta'), `${publicUrl}${SCIM_PREFIX}`]] : []),
      [dim('  admin API'), `${publicUrl}${ADMIN_PREFIX}`],
      [dim('  events'), describeStoreLocation(store)],
      ...(metricsPort === undefined ? [] : [[dim('  metrics'), metricsUrl]]),
    ]),
    ...(generatedAdminToken === undefined
      ? []
      : ['', `Admin token, shown this once:`, `  export TOKEN=${bold(generatedAdminToken)}`]),
    ...(takesChanges ? ['', 'To connect Okta:', ...numbered(oktaRecipe(publicUrl))] : []),
  ];
  for (const line of lines) io.err(line);
};

const numbered = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line, index) => `  ${index + 1}. ${line}`);

const stopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
