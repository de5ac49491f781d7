import { outsideOfScim } from '@rollcall/scim';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import type { Logger } from 'pino';
import type { AdminToken } from './admin-token/admin-token';
import { logAlerts } from './alerts/log-alerts';
import { logTests } from './alerts/log-tests';
import { watchAlerts } from './alerts/watch-alerts';
import { watchTests } from './alerts/watch-tests';
import { type CheckpointWish, scheduleCheckpoints } from './checkpoints/checkpoint-schedule';
import { logCheckpoint } from './checkpoints/log-checkpoint';
import type { Configuration } from './configuration/configuration';
import { type DeliveryOptions, deliverFeeds } from './feeds/delivery/deliver-feeds';
import { noteDelivery } from './feeds/delivery/note-delivery';
import { ADMIN_PREFIX, adminRoutes } from './http/admin/admin-routes';
import { answered } from './http/answered';
import { clientError } from './http/client-error';
import { connectionServer } from './http/connections';
import { openIdRoutes } from './http/console/session/openid-routes';
import { sessionRoutes } from './http/console/session/session-routes';
import { Sessions } from './http/console/session/sessions';
import { SignInLimit } from './http/console/session/sign-in-limit';
import { logSignIns } from './http/console/session/sign-ins';
import { readConsoleFiles } from './http/console/static/console-files';
import { staticRoutes } from './http/console/static/static-routes';
import { feedRoutes } from './http/feeds/feed-routes';
import { healthRoutes } from './http/health/health-routes';
import { metricsRoutes } from './http/health/metrics-routes';
import { createReadiness } from './http/health/readiness';
import { originForm } from './http/origin-form';
import { scimLimits } from './http/rate-limit/scim-limits';
import { requestIdOf } from './http/request-id';
import { SCIM_PREFIX } from './http/scim/scim-path';
import { sendScimError } from './http/scim/scim-reply';
import { scimRoutes } from './http/scim/scim-routes';
import { thrownError } from './http/scim/thrown-error';
import { securityHeaders } from './http/security-headers';
import { createMetrics, type Metrics } from './metrics/metrics';
import type { OpenIdSignIn } from './openid/openid-sign-in';
import type { Rollcall } from './runtime/rollcall';

export type ServerOptions = {
  readonly rollcall: Rollcall;
  readonly adminToken: AdminToken;
  readonly logger: Logger;
  /** Another way to sign in to the console. */
  readonly openId?: OpenIdSignIn | undefined;
  readonly configuration: Pick<Configuration, 'publicUrl' | 'trustedProxies'> &
    Partial<Pick<Configuration, 'role' | 'rateLimit' | 'badKeyLimit'>>;
  /** Given where they are served on a port of their own. */
  readonly metrics?: Metrics;
  /** None are made when absent. */
  readonly checkpoints?: CheckpointWish;
  /** How feeds are delivered, where not as ever. */
  readonly feeds?: Pick<DeliveryOptions, 'patience' | 'lookEveryMs'>;
};

/**
 * The HTTP side of a Rollcall, not listening yet. Closing it first turns `/readyz` to not ready, then
 * serves what was begun; the Rollcall itself stays open.
 */
export const buildServer = ({
  rollcall,
  adminToken,
  logger,
  openId,
  configuration: { publicUrl, trustedProxies, role = 'all', rateLimit = 0, badKeyLimit = 0 },
  metrics: servedElsewhere,
  checkpoints: wish,
  feeds = {},
}: ServerOptions): FastifyInstance => {
  const loggerInstance: FastifyBaseLogger = logger;
  const secured = securityHeaders(publicUrl);
  const server: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: () => loggerInstance,
    genReqId: requestIdOf,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    rewriteUrl: originForm,
    serverFactory: connectionServer,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true },
    clientErrorHandler: clientError,
    frameworkErrors: (error, request, reply) => {
      void reply.headers(secured).header('x-request-id', request.id);
      void sendScimError(reply, thrownError(error, undefined, request.id));
    },
  });
  const metrics = servedElsewhere ?? createMetrics(rollcall);
  const log = logAlerts(logger);
  const alerts = watchAlerts(
    rollcall,
    (looked) => {
      metrics.looked(looked.directoryId, looked.unresolved, looked.raised.length);
      log(looked);
    },
    (error) => logger.error({ err: error }, 'whether the names in a policy resolve could not be looked at'),
  );
  const logRan = logTests(logger);
  const tests = watchTests(
    rollcall,
    (ran) => {
      metrics.testsRan(ran.directoryId, ran.failing, ran.failed.length);
      logRan(ran);
    },
    (error) => logger.error({ err: error }, 'the tests of a policy could not be run'),
  );
  const checkpoints =
    wish &&
    scheduleCheckpoints(rollcall, wish, (directory, outcome) => {
      if (E.isLeft(outcome)) metrics.notVerified(directory, outcome.left.cause);
      logCheckpoint(logger, directory, outcome);
    });
  const delivery =
    role === 'resolver'
      ? undefined
      : deliverFeeds(rollcall, {
          ...feeds,
          onAttempt: noteDelivery(logger, metrics),
          onUnreadable: ({ reason }) =>
            logger.error({ reason }, 'the feeds cannot be read: nothing of them is delivered'),
        });
  let closing = false;
  const readiness = createReadiness(rollcall, role, () => closing);

  server.decorateRequest('scim', null);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(secured).header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', answered(logger, metrics));
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  // A connection kept alive after the last answer would hold the close up until it times out.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
  server.addHook('onClose', async () => {
    alerts.stop();
    tests.stop();
    await checkpoints?.stop();
    await delivery?.stop();
    metrics.close();
  });
  const notFound = (request: FastifyRequest, reply: FastifyReply) => {
    const [path = '/'] = request.url.split('?', 1);
    return sendScimError(reply, outsideOfScim(path));
  };
  void server.register((scope, _options, done) => {
    // Nobody is there to take a body, so none is read.
    scope.addHook('onRequest', (request, reply) => notFound(request, reply));
    scope.setNotFoundHandler(notFound);
    done();
  });
  server.setErrorHandler((error, request, reply) =>
    sendScimError(reply, thrownError(error, undefined, request.id)),
  );
  const limits = scimLimits({ rateLimit, badKeyLimit });
  void server.register(healthRoutes({ readiness }));
  if (servedElsewhere === undefined) void server.register(metricsRoutes(metrics));
  void server.register(feedRoutes(rollcall));
  void server.register(scimRoutes({ rollcall, role, limits, publicUrl }), { prefix: SCIM_PREFIX });
  const { clock } = rollcall;
  const gate = {
    adminToken,
    sessions: new Sessions(clock),
    limit: new SignInLimit(clock),
    signIns: logSignIns(logger),
    publicUrl,
  };
  void server.register(adminRoutes({ rollcall, role, metrics, alerts, tests, checkpoints, ...gate }), {
    prefix: ADMIN_PREFIX,
  });
  const session = { clock, openId, ...gate };
  void server.register(sessionRoutes(session), { prefix: ADMIN_PREFIX });
  if (openId !== undefined) void server.register(openIdRoutes(openId, session));
  void server.register(staticRoutes(readConsoleFiles()));
  return server;
};
