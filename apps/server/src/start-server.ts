import type { FastifyInstance } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { AdminToken } from './admin-token/admin-token';
import { type AdminTokenNotOpened, openAdminToken } from './admin-token/open-admin-token';
import type { CheckpointWish } from './checkpoints/checkpoint-schedule';
import { givenSigningKey, type NoSigningKey } from './checkpoints/signing-key';
import type { Configuration } from './configuration/configuration';
import { buildMetricsServer } from './http/health/metrics-server';
import { createLogger } from './logging/create-logger';
import { logProjection } from './logging/log-projection';
import { logSnapshotAlarms } from './logging/log-snapshot-alarms';
import { createMetrics } from './metrics/metrics';
import { type OpenIdNotUsable, openOpenId } from './openid/open-openid';
import { checkInventories, type InventoryNotUsable } from './runtime/given-inventories';
import { keysWithoutMaster } from './runtime/open-person-keys';
import { openRollcall } from './runtime/open-rollcall';
import type { StoreNotOpened } from './runtime/open-store';
import type { Rollcall } from './runtime/rollcall';
import { buildServer } from './server';

export type NotListening = { readonly _tag: 'NotListening'; readonly reason: string };

export type NotStarted =
  | StoreNotOpened
  | AdminTokenNotOpened
  | InventoryNotUsable
  | NoSigningKey
  | OpenIdNotUsable
  | NotListening;

/** The admin token when it was just generated: it is kept, although nothing is served. */
export type FailedStart = NotStarted & Pick<RunningServer, 'generatedAdminToken'>;

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Where clients reach it: as configured, else `url`. */
  readonly publicUrl: string;
  /** Where Prometheus finds the metrics. */
  readonly metricsUrl: string;
  /** Present once: when it was just generated. Nobody can read it again. */
  readonly generatedAdminToken: string | undefined;
  readonly rollcall: Rollcall;
  /** Not ready, then drained, then written, then closed. May be called again. */
  close(): Promise<void>;
};

/** Opens the store and serves it. What was opened is closed again when a later step fails. */
export const startServer = (configuration: Configuration): TE.TaskEither<FailedStart, RunningServer> =>
  pipe(
    openAdminToken(configuration),
    TE.mapLeft((fault): FailedStart => ({ ...fault, generatedAdminToken: undefined })),
    TE.chain((adminToken) =>
      pipe(
        startWith(adminToken, configuration),
        TE.mapLeft((fault): FailedStart => ({ ...fault, generatedAdminToken: adminToken.generated })),
      ),
    ),
  );

const startWith =
  (adminToken: AdminToken, configuration: Configuration): TE.TaskEither<NotStarted, RunningServer> =>
  async () => {
    const logger = createLogger(configuration.logLevel);
    const inventories = await checkInventories(configuration.inventories)();
    if (E.isLeft(inventories)) return inventories;
    const checkpoints = await checkpointWish(configuration)();
    if (E.isLeft(checkpoints)) return checkpoints;
    const openId = await openOpenId(configuration)();
    if (E.isLeft(openId)) return openId;
    const closed = keysWithoutMaster(configuration.store, configuration);
    if (closed !== undefined) return E.left(closed);
    const opened = await openRollcall(configuration.store, {
      keys: configuration,
      snapshots: configuration.snapshots,
      inventories: configuration.inventories,
      feeds: configuration.feeds,
      writesSnapshots: configuration.role !== 'resolver',
      ...(configuration.role === 'resolver' && {
        resolver: { maxStaleness: configuration.maxStaleness },
      }),
      onRequestLogFault: ({ reason }) => logger.warn({ reason }, 'requests cannot be logged'),
      onDecisionError: (error) => logger.error({ err: error }, 'an access decision failed and was denied'),
    })();
    if (E.isLeft(opened)) return opened;
    const rollcall = opened.right;
    logProjection(rollcall, logger);
    logSnapshotAlarms(rollcall, logger);
    rollcall.unfinishedErasures$.subscribe((unfinished) =>
      logger.error(unfinished, 'an erasure is not finished'),
    );
    const { metricsPort } = configuration;
    const metrics = metricsPort === undefined ? undefined : createMetrics(rollcall);
    const metricsServer = metrics && buildMetricsServer(metrics);
    const server = buildServer({
      rollcall,
      adminToken,
      logger,
      openId: openId.right,
      configuration,
      ...(metrics && { metrics }),
      ...(checkpoints.right && { checkpoints: checkpoints.right }),
    });

    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await server.close();
      await metricsServer?.close();
      await rollcall.close();
      logger.flush();
    };
    const listening = await listenAll(server, metricsServer, configuration);
    if (E.isLeft(listening)) {
      await close();
      return listening;
    }
    const { url, metricsUrl } = listening.right;
    return E.right({
      url,
      publicUrl: configuration.publicUrl ?? url,
      metricsUrl: `${metricsUrl}/metrics`,
      generatedAdminToken: adminToken.generated,
      rollcall,
      close: () => {
        closing ??= close();
        return closing;
      },
    });
  };

const checkpointWish = ({
  checkpoints: folder,
  checkpointKey: key,
  checkpointInterval: intervalSeconds,
}: Configuration): TE.TaskEither<NoSigningKey, CheckpointWish | undefined> => {
  if (folder === undefined) return TE.right(undefined);
  if (key === undefined) {
    const reason =
      '--checkpoints needs a key that signs them: name a file with --checkpoint-key, which is made when it is missing.';
    return TE.left({ _tag: 'NoSigningKey', reason });
  }
  return pipe(
    givenSigningKey(key, 'rollcall'),
    TE.map((signer) => ({ folder, signer, intervalSeconds })),
  );
};

const listenAll = (
  server: FastifyInstance,
  metricsServer: FastifyInstance | undefined,
  { host, port, metricsPort = 0 }: Configuration,
) =>
  pipe(
    listen(server, host, port),
    TE.bindTo('url'),
    TE.bind('metricsUrl', ({ url }) =>
      metricsServer === undefined ? TE.right(url) : listen(metricsServer, host, metricsPort),
    ),
  )();

const listen = (server: FastifyInstance, host: string, port: number): TE.TaskEither<NotListening, string> =>
  TE.tryCatch(
    () => server.listen({ host, port }),
    (cause) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return { _tag: 'NotListening', reason: `cannot listen on ${host}:${port}: ${reason}` };
    },
  );
