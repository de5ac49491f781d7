import { execFileSync } from 'node:child_process';
import { GenericContainer, Wait } from 'testcontainers';

/** A real server, and how to be rid of it again. */
export type RunningServer = { readonly connectionString: string; readonly stop: () => Promise<unknown> };

/** The oldest line that is promised, and the newest of its successor. */
export const IMAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'eventstore/eventstore:24.10.0-bookworm-slim': {
    EVENTSTORE_INSECURE: 'true',
    EVENTSTORE_MEM_DB: 'true',
    EVENTSTORE_TELEMETRY_OPTOUT: 'true',
  },
  'docker.kurrent.io/kurrent-latest/kurrentdb:latest': {
    KURRENTDB_INSECURE: 'true',
    KURRENTDB_MEM_DB: 'true',
    KURRENTDB_TELEMETRY_OPTOUT: 'true',
  },
};

const PORT = 2113;
const STARTS_WITHIN_MS = 120_000;

/** Whether a container engine answers. Asked in a process of its own: what tests there are is told at once. */
export const hasContainerEngine = (): boolean => {
  const ask = `require('testcontainers').getContainerRuntimeClient().catch(() => process.exit(1))`;
  try {
    execFileSync(process.execPath, ['-e', ask], { cwd: __dirname, stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
};

/** Starts a container of the image on a port that is free, and waits until it is healthy. */
export const startServer = async (image: string): Promise<RunningServer> => {
  const container = await new GenericContainer(image)
    .withEnvironment(IMAGES[image] ?? {})
    .withExposedPorts(PORT)
    .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCodeMatching((status) => status < 300))
    .withStartupTimeout(STARTS_WITHIN_MS)
    .start();
  return {
    connectionString: `esdb://${container.getHost()}:${container.getMappedPort(PORT)}?tls=false`,
    stop: () => container.stop(),
  };
};
