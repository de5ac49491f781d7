import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { answerAccess } from './answer-access';
import { decideAndFold } from './decide-and-fold';
import { lookBack } from './look-back';
import { askOwnDirectory } from './own-directory';

const main = async (): Promise<void> => {
  const id = parseDirectoryId('acme');
  if (E.isLeft(id)) throw new Error(id.left._tag);
  decideAndFold(id.right, console.log);
  answerAccess(id.right, console.log);
  askOwnDirectory(console.log);
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-example-'));
  await lookBack(id.right, join(folder, 'events.db'), console.log);
  await rm(folder, { recursive: true });
};

void main();
