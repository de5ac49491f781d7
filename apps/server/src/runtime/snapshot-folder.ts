import { resolve } from 'node:path';
import type { SnapshotPlace } from '../configuration/snapshot-place';
import type { StoreLocation } from '../configuration/store-location';

/** The folder of the snapshots of a store; `undefined` when there shall be none. */
export const snapshotFolder = (store: StoreLocation, place: SnapshotPlace): string | undefined => {
  switch (place._tag) {
    case 'BesideStore':
      return store._tag === 'Sqlite' ? `${resolve(store.path)}.snapshots` : undefined;
    case 'Folder':
      return resolve(place.path);
    case 'Off':
      return undefined;
  }
};
