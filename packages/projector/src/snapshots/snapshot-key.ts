import {
  type DirectoryId,
  FOLD_VERSION,
  parseDirectoryId,
  parseRevision,
  type Revision,
} from '@rollcall/domain';
import { isRight } from 'fp-ts/lib/Either.js';

/** What a snapshot is of. States of another fold version are not states for this program. */
export type SnapshotKey = {
  readonly directory: DirectoryId;
  readonly epoch: number;
  readonly revision: Revision;
  readonly foldVersion: number;
};

/** The epoch of all streams so far. */
const EPOCH = 0;

export const snapshotKey = (directory: DirectoryId, revision: Revision): SnapshotKey => ({
  directory,
  epoch: EPOCH,
  revision,
  foldVersion: FOLD_VERSION,
});

export const isOfThisFold = ({ epoch, foldVersion }: SnapshotKey): boolean =>
  epoch === EPOCH && foldVersion === FOLD_VERSION;

/** `<directory>_<epoch>@<revision>.fold<version>` */
export const keyName = ({ directory, epoch, revision, foldVersion }: SnapshotKey): string =>
  `${directory}_${epoch}@${revision}.fold${foldVersion}`;

const form = /^([^_@]+)_(\d{1,9})@(\d{1,19})\.fold(\d{1,9})$/;

/** Reads a `keyName`; `undefined` for anything else. */
export const parseKeyName = (name: string): SnapshotKey | undefined => {
  const [, id = '', epoch, at = '', foldVersion] = form.exec(name) ?? [];
  const directory = parseDirectoryId(id);
  const revision = parseRevision(at);
  return isRight(directory) && revision !== undefined
    ? { directory: directory.right, epoch: Number(epoch), revision, foldVersion: Number(foldVersion) }
    : undefined;
};
