import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A real server, and how to be rid of it again. */
export type RunningServer = { readonly connectionString: string; readonly stop: () => Promise<void> };

/** The oldest line that is promised, and the newest of its successor. */
export const IMAGES: Readonly<Record<string, ReadonlyArray<string>>> = {
  'eventstore/eventstore:24.10.0-bookworm-slim': ['EVENTSTORE_INSECURE=true', 'EVENTSTORE_MEM_DB=true'],
  'docker.kurrent.io/kurrent-latest/kurrentdb:latest': ['KURRENTDB_INSECURE=true', 'KURRENTDB_MEM_DB=true'],
};

const SERVER_STARTS_WITHIN_MS = 120_000;

const isAlive = async (port: string): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/live`)).ok;
  } catch {
    return false;
  }
};

/** Starts a container of the image on a port that is free, and waits until it is healthy. */
export const startServer = async (image: string): Promise<RunningServer> => {
  const environment = (IMAGES[image] ?? []).flatMap((setting) => ['--env', setting]);
  const run = ['run', '--detach', '--rm', '--publish', '127.0.0.1::2113', ...environment, image];
  const { stdout } = await execute('docker', run);
  const container = stdout.trim();
  const stop = async () => void (await execute('docker', ['rm', '--force', container]));
  const published = await execute('docker', ['port', container, '2113/tcp']);
  const port = published.stdout.trim().split(':').at(-1) ?? '';
  for (const until = Date.now() + SERVER_STARTS_WITHIN_MS; !(await isAlive(port)); await pause(250)) {
    if (Date.now() < until) continue;
    await stop();
    throw new Error(`${image} was not healthy in time`);
  }
  return { connectionString: `esdb://127.0.0.1:${port}?tls=false`, stop };
};
