import { Option } from 'commander';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Answer, Failure } from '../terminal/answer';
import type { Session, UseRollcall } from './session';
import { useStore } from './use-store';

export const inventoryOption = (): Option =>
  new Option('--inventory <file>', 'devices and roles, rather than those that lie beside the store');

/** As `useStore`, for questions about the access to one directory. */
export const useAccess = (
  session: Session,
  directory: string,
  { inventory }: { readonly inventory?: string },
  use: UseRollcall,
): TE.TaskEither<Failure, Answer> =>
  useStore(session, use, inventory === undefined ? undefined : new Map([[directory, inventory]]));
