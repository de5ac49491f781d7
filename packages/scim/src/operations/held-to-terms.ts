import * as E from 'fp-ts/lib/Either.js';
import { scimError } from '../protocol/error';
import type { Change } from '../protocol/operation';
import type { DirectoryTerms } from '../protocol/request';

/** Refuses a change that was read on other terms than those in force when it is decided. */
export const heldToTerms = ({ schemaExtensions, idpProfile }: DirectoryTerms, change: Change): Change => ({
  ...change,
  plan: (view) =>
    view.schemaExtensions === schemaExtensions && view.idpProfile === idpProfile
      ? change.plan(view)
      : E.left(termsChanged()),
});

const termsChanged = () =>
  scimError(
    503,
    'An administrator changed the schema or the profile of this directory while the request was served. Nothing was changed; send it again.',
    { 'retry-after': '1' },
  );
