import { hash } from 'node:crypto';
import {
  canonicalJson,
  DirectoryId,
  type EventId,
  eventId,
  isJsonObject,
  parseRevision,
  type Revision,
} from '@rollcall/domain';
import { comparePositions, type Position } from '@rollcall/event-store';

/** The last event of a directory that the following has handled. */
export type Followed = {
  readonly directory: DirectoryId;
  readonly revision: Revision;
  readonly eventId: EventId;
  readonly position: Position;
};

/**
 * How far a following came: for every directory it met, the last event. All events up to the furthest of
 * their positions were handled, so whoever reads these directories' streams anew can go on after it.
 */
export type Checkpoint = ReadonlyArray<Followed>;

export const encodeCheckpoint = (checkpoint: Checkpoint): string => {
  const directories = checkpoint.map((one) => ({
    directory: one.directory,
    revision: one.revision.toString(),
    eventId: one.eventId,
    commit: one.position.commit.toString(),
    prepare: one.position.prepare.toString(),
  }));
  return JSON.stringify({ directories, digest: hash('sha256', canonicalJson(directories), 'hex') });
};

/** `undefined` for what was not written by `encodeCheckpoint`. */
export const decodeCheckpoint = (text: string): Checkpoint | undefined => {
  const value = parse(text);
  if (!isJsonObject(value) || !Array.isArray(value.directories)) return undefined;
  if (value.digest !== hash('sha256', canonicalJson(value.directories), 'hex')) return undefined;
  const followed = value.directories.map(followedOf);
  return followed.every((one) => one !== undefined) ? followed : undefined;
};

/** `undefined` when nothing was handled. */
export const furthest = (checkpoint: Checkpoint): Position | undefined => {
  let position: Position | undefined;
  for (const one of checkpoint) {
    if (position === undefined || comparePositions(one.position, position) > 0) position = one.position;
  }
  return position;
};

const followedOf = (value: unknown): Followed | undefined => {
  if (!isJsonObject(value)) return undefined;
  const { directory, eventId: event } = value;
  const revision = numberOf(value.revision);
  const commit = numberOf(value.commit);
  const prepare = numberOf(value.prepare);
  if (!DirectoryId.is(directory) || typeof event !== 'string') return undefined;
  if (revision === undefined || commit === undefined || prepare === undefined) return undefined;
  return { directory, revision, eventId: eventId(event), position: { commit, prepare } };
};

const numberOf = (value: unknown) => (typeof value === 'string' ? parseRevision(value) : undefined);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
