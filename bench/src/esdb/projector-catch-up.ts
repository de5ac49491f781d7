import type { DirectoryId } from '@rollcall/domain';
import { createProjector } from '@rollcall/projector';
import { openStore } from './on-double';

/** Milliseconds that a projector takes from nothing to the state of a directory with so many events. */
export const projectorCatchUp = async (
  connectionString: string,
  directory: DirectoryId,
  events: number,
): Promise<number> => {
  const store = openStore(connectionString);
  const projector = createProjector({ store });
  const began = performance.now();
  projector.start();
  await projector.ready();
  const milliseconds = performance.now() - began;
  const { revision } = projector.directory(directory);
  await projector.stop();
  await store.close();
  if (revision !== BigInt(events - 1)) throw new Error(`caught up to ${revision} of ${events} events`);
  return milliseconds;
};
