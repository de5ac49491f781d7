import { type DirectoryId, parseDirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';

export const directoryId = (text: string): DirectoryId => {
  const id = parseDirectoryId(text);
  if (E.isLeft(id)) throw new Error(text);
  return id.right;
};

export const directory = directoryId('example');
