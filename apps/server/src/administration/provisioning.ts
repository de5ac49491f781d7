import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory } from './change-directory';
import { type DirectorySummary, summarise } from './directory-summary';
import { type IssuedApiKey, type KeyWish, newKey } from './new-key';

/** Lets SCIM requests in. The first key comes with it and is told this once. */
export const enableProvisioning = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  wish: KeyWish,
): TE.TaskEither<AdministrationError, IssuedApiKey> =>
  newKey(rollcall, context, id, wish, (key) => ({ _tag: 'EnableProvisioning', key }));

/** Keeps SCIM requests out and revokes every key. `confirm` repeats the directory's id. */
export const disableProvisioning = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  confirm: string,
): TE.TaskEither<AdministrationError, DirectorySummary> =>
  pipe(
    changeDirectory(rollcall, id, {
      context,
      plan: () =>
        confirm === id
          ? E.right([{ _tag: 'DisableProvisioning' }])
          : E.left({ _tag: 'ConfirmationDiffers', expected: id }),
      answer: summarise,
    }),
    TE.map(({ answer }) => answer),
  );
