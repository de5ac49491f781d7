import { randomUUID } from 'node:crypto';
import { userId } from '@rollcall/domain';
import type { EmbeddedRollcall } from '../embedded/embedded-rollcall';
import { emailOf, oktaProfile } from '../people/okta-person';

export type WriterCreates = {
  readonly milliseconds: number;
  /** Events in each append, first to last. */
  readonly batches: ReadonlyArray<number>;
};

/** Creates users one by one, from callers that each wait for their answer before they ask again; closes in the end. */
export const writerCreates = async (
  rollcall: EmbeddedRollcall,
  users: number,
  callers: number,
): Promise<WriterCreates> => {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < users) {
      const number = next++;
      await rollcall.execute({
        _tag: 'CreateUser',
        userId: userId(randomUUID()),
        userName: emailOf(number),
        active: true,
        profile: oktaProfile(number),
      });
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const milliseconds = performance.now() - started;
  await rollcall.close();
  return { milliseconds, batches: rollcall.commits.map((commit) => commit.events) };
};
