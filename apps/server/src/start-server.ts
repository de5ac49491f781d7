import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { type AdminTokenNotOpened, openAdminToken } from './admin-token/open-admin-token';
import type { Configuration } from './configuration/configuration';
import { createLogger } from './logging/create-logger';
import { logProjection } from './logging/log-projection';
import { logSnapshotAlarms } from './logging/log-snapshot-alarms';
import { openRollcall } from './runtime/open-rollcall';
import type { StoreNotOpened } from './runtime/open-store';
import type { Rollcall } from './runtime/rollcall';
import { buildServer } from './server';

export type NotListening = { readonly _tag: 'NotListening'; readonly reason: string };

export type NotStarted = StoreNotOpened | AdminTokenNotOpened | NotListening;

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Where clients reach it: as configured, else `url`. */
  readonly publicUrl: string;
  /** Present once: when it was just generated. Nobody can read it again. */
  readonly generatedAdminToken: string | undefined;
  readonly rollcall: Rollcall;
  /** Not ready, then drained, then written, then closed. May be called again. */
  close(): Promise<void>;
};

/** Opens the store and serves it. What was opened is closed again when a later step fails. */
export const startServer =
  (configuration: Configuration): TE.TaskEither<NotStarted, RunningServer> =>
  async () => {
    const logger = createLogger(configuration.logLevel);
    const adminToken = await openAdminToken(configuration)();
    if (E.isLeft(adminToken)) return adminToken;
    const opened = await openRollcall(configuration.store, {
      snapshots: configuration.snapshots,
      writesSnapshots: configuration.role !== 'resolver',
      ...(configuration.role === 'resolver' && {
        resolver: { maxStaleness: configuration.maxStaleness },
      }),
      onDecisionError: (error) => logger.error({ err: error }, 'an access decision failed and was denied'),
    })();
    if (E.isLeft(opened)) return opened;
    const rollcall = opened.right;
    logProjection(rollcall, logger);
    logSnapshotAlarms(rollcall, logger);
    const server = buildServer({ rollcall, adminToken: adminToken.right, logger, configuration });

    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await server.close();
      await rollcall.close();
      logger.flush();
    };
    const listening = await listen(server, configuration);
    if (E.isLeft(listening)) {
      await close();
      return listening;
    }
    const url = listening.right;
    return E.right({
      url,
      publicUrl: configuration.publicUrl ?? url,
      generatedAdminToken: adminToken.right.generated,
      rollcall,
      close: () => {
        closing ??= close();
        return closing;
      },
    });
  };

const listen = async (
  server: ReturnType<typeof buildServer>,
  { host, port }: Configuration,
): Promise<E.Either<NotListening, string>> => {
  try {
    return E.right(await server.listen({ host, port }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return E.left({ _tag: 'NotListening', reason: `cannot listen on ${host}:${port}: ${reason}` });
  }
};
