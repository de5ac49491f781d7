import * as E from 'fp-ts/lib/Either.js';
import type { AcceptPolicy } from '../commands/command';
import type { Decide } from './decision';

/** The text in force again changes nothing. */
export const acceptPolicy: Decide<AcceptPolicy> =
  ({ text, hash }) =>
  (view) =>
    E.right(view.policy?.text === text ? [] : [{ type: 'PolicyAccepted', data: { text, hash } }]);
