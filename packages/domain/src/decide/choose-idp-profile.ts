import * as E from 'fp-ts/lib/Either.js';
import type { ChooseIdpProfile } from '../commands/command';
import { idpSwitches } from '../idp/idp-profile';
import type { Decide } from './decision';

/** The profile in use again changes nothing. */
export const chooseIdpProfile: Decide<ChooseIdpProfile> =
  ({ profile: { name, switches } }) =>
  ({ idpProfile: now }) =>
    E.right(
      now.name === name && idpSwitches.every((one) => now.switches[one] === switches[one])
        ? []
        : [{ type: 'IdpProfileChosen', data: { name, switches } }],
    );
