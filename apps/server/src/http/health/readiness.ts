import { type EventStore, streamName } from '@rollcall/event-store';
import type { ProjectorStatus } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../../runtime/rollcall';

/** Why requests should go elsewhere; empty when there is no reason. */
export type Readiness = { readonly reasons: ReadonlyArray<string> };

const PATIENCE_MS = 2_000;

/** Never written to: asking for its head proves that the store can be read. */
const probe = streamName('rollcall-readiness');

/** Asks the store and the projection. */
export const createReadiness = ({ store, projector }: Rollcall, isClosing: () => boolean) => {
  let status: ProjectorStatus = { _tag: 'CatchingUp' };
  projector.status$.subscribe((next) => {
    status = next;
  });
  return async (): Promise<Readiness> => {
    if (isClosing()) return { reasons: ['the server is shutting down'] };
    const reasons = [await unreadable(store), behind(status)];
    return { reasons: reasons.filter((reason) => reason !== undefined) };
  };
};

const unreadable = async (store: EventStore): Promise<string | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`the store did not answer within ${PATIENCE_MS} ms`), PATIENCE_MS);
  });
  const answered = store
    .head(probe)()
    .then((head) => (E.isLeft(head) ? `the store cannot be read: ${describe(head.left)}` : undefined));
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
};

const describe = (error: { readonly _tag: string; readonly reason?: string }): string =>
  error.reason ?? error._tag;

const behind = (status: ProjectorStatus): string | undefined => {
  switch (status._tag) {
    case 'Live':
      return undefined;
    case 'CatchingUp':
      return 'the projection is still catching up';
    case 'Retrying':
      return `the projection lost the store: ${status.reason}`;
    case 'Stopped':
      return 'the projection stopped';
  }
};
