import { createResolver } from '@rollcall/acl';
import { userId } from '@rollcall/domain';
import { createProjector } from '@rollcall/projector';
import { embedOn } from '../embedded/embedded-rollcall';
import { emailOf, oktaProfile } from '../people/okta-person';
import { openStore } from './on-double';

const POLICY = JSON.stringify({
  tagOwners: { 'tag:web': [] },
  acls: [{ action: 'accept', src: ['autogroup:member'], dst: ['tag:web:443'] }],
});

/**
 * Milliseconds from the acknowledgement of each deactivation, by a writer, to the first denial by a resolver
 * that follows the store through a connection and a projector of its own; 0 when it denied before that.
 */
export const deactivations = async (
  connectionString: string,
  count: number,
): Promise<ReadonlyArray<number>> => {
  const rollcall = await embedOn(openStore(connectionString), 'bench');
  const store = openStore(connectionString);
  const follower = createProjector({ store });
  follower.start();
  await follower.ready();
  const directory = follower.directory(rollcall.directoryId);
  const policy = { text: POLICY, hash: 'bench', acceptedRevision: directory.revision };
  const resolver = createResolver({ directory, policy: () => policy });
  const taken: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = userId(`u${number}`);
    const userName = emailOf(number);
    const effect = () =>
      resolver.decide({ src: { kind: 'user', userName }, dst: { kind: 'tag', tag: 'tag:web' }, port: 443 })
        .effect;
    const becomes = (wanted: 'allow' | 'deny') =>
      new Promise<number>((resolve) => {
        const changes = follower.changes$.subscribe(() => {
          if (effect() !== wanted) return;
          changes.unsubscribe();
          resolve(performance.now());
        });
      });
    const allowed = becomes('allow');
    const profile = oktaProfile(number);
    await rollcall.execute({ _tag: 'CreateUser', userId: id, userName, active: true, profile });
    await allowed;
    const denied = becomes('deny');
    await rollcall.execute({ _tag: 'ChangeUser', userId: id, active: false });
    const acknowledged = performance.now();
    taken.push(Math.max(0, (await denied) - acknowledged));
  }
  await rollcall.close();
  await follower.stop();
  await store.close();
  return taken;
};
