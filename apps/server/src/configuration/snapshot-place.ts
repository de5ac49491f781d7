import { expecting } from '../validation/expecting';

/** Where snapshots of the state lie, which only save time. */
export type SnapshotPlace =
  /** In the folder `<file>.snapshots` of a SQLite store; nowhere for any other store. */
  | { readonly _tag: 'BesideStore' }
  | { readonly _tag: 'Folder'; readonly path: string }
  | { readonly _tag: 'Off' };

export const SnapshotPlace = expecting<SnapshotPlace, string>('a folder, or off', (text) =>
  text === 'off' ? { _tag: 'Off' } : { _tag: 'Folder', path: text },
);
