import { DirectoryId } from '@rollcall/domain';

declare const streamNameBrand: unique symbol;

export type StreamName = string & { readonly [streamNameBrand]: true };

export const streamName = (name: string): StreamName => name as StreamName;

const CATEGORY = 'scimDirectory-';
const EPOCH = '_0';

/** All streams of directories begin so, and no other. */
export const DIRECTORY_STREAM_PREFIX = CATEGORY;

/** `scimDirectory-<directoryId>_<epoch>`. The id holds no `_`, so the name reads back unambiguously. */
export const directoryStream = (id: DirectoryId): StreamName => streamName(`${CATEGORY}${id}${EPOCH}`);

/** The directory that a stream belongs to; `undefined` for a stream of another kind or epoch. */
export const directoryOfStream = (stream: StreamName): DirectoryId | undefined => {
  if (!stream.startsWith(CATEGORY) || !stream.endsWith(EPOCH)) return undefined;
  const id = stream.slice(CATEGORY.length, -EPOCH.length);
  return DirectoryId.is(id) ? id : undefined;
};
