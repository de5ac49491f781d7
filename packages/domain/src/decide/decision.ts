import type * as E from 'fp-ts/lib/Either.js';
import type { DomainEvent } from '../events/domain-event';
import type { DirectoryView } from '../state/directory-view';
import type { Rejection } from './rejection';

/** What a command makes of a state: events, or the reason why not. No events: an accepted no-op. */
export type Decision = E.Either<Rejection, ReadonlyArray<DomainEvent>>;

export type Decide<Command> = (command: Command) => (view: DirectoryView) => Decision;
