import {
  type DecisionCode,
  formatPorts,
  type QueryEnd,
  type Reach,
  type WhatCanReach,
  type WhoCanReach,
  type WhoQuery,
} from '@rollcall/acl';
import type { Revision } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { accessAsOf } from '../as-of/access-as-of';

type AsOf = {
  readonly revision: Revision;
  /** Why everything is denied, when it is; else null. */
  readonly denied: DecisionCode | null;
};

export type WhoCan = AsOf & WhoCanReach;

/** `ports` as a policy writes them: `22`, `80-443`, `*`. */
export type WhatCan = AsOf &
  Omit<WhatCanReach, 'reach'> & {
    readonly reach: ReadonlyArray<Omit<Reach, 'ports'> & { readonly ports: string }>;
  };

/** Everybody and everything that may reach a destination. */
export const whoCanReach = (
  rollcall: Rollcall,
  id: string,
  query: WhoQuery,
  moment?: Moment,
): TE.TaskEither<AdministrationError, WhoCan> =>
  pipe(
    accessAsOf(rollcall, id, moment),
    TE.map(({ view: { revision }, resolver }) =>
      pipe(
        resolver.whoCanReach(query),
        E.matchW(
          (denied) => ({ revision, denied, users: [], tags: [], nodes: [], addresses: [], nearMisses: [] }),
          (who) => ({ revision, denied: null, ...who }),
        ),
      ),
    ),
  );

/** Everything that a source may reach. */
export const whatCanReach = (
  rollcall: Rollcall,
  id: string,
  src: QueryEnd,
  moment?: Moment,
): TE.TaskEither<AdministrationError, WhatCan> =>
  pipe(
    accessAsOf(rollcall, id, moment),
    TE.map(({ view: { revision }, resolver }) =>
      pipe(
        resolver.whatCanReach(src),
        E.matchW(
          (denied) => ({ revision, denied, reach: [], nearMisses: [] }),
          ({ reach, nearMisses }) => ({
            revision,
            denied: null,
            nearMisses,
            reach: reach.map(({ ports, ...open }) => ({ ...open, ports: formatPorts(ports) })),
          }),
        ),
      ),
    ),
  );
