import { NO_EVENTS } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { createResolver } from '../src/decide/create-resolver';
import type { Query } from '../src/decide/query';
import type { AccessDirectory } from '../src/directory/access-directory';
import { LiveDirectory } from './live-directory';
import { inForce } from './scenario';

describe('F10: an exception inside is a deny', () => {
  const allowAll = inForce({ grants: [{ src: ['*'], dst: ['*'], ip: ['*'] }] });
  const query: Query = {
    src: { kind: 'user', userName: 'alice@example.com' },
    dst: { kind: 'self' },
    port: 22,
  };
  const broken = (): never => {
    throw new Error('disk on fire');
  };

  it('of the directory', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const failing: AccessDirectory = Object.assign(Object.create(directory.view), { userByName: broken });
    const errors: unknown[] = [];
    const resolver = createResolver({
      directory: failing,
      policy: () => allowAll,
      onError: (error) => errors.push(error),
    });
    const decision = {
      effect: 'deny',
      code: 'DENY_INTERNAL',
      provenance: { policyHash: '', revision: directory.view.revision, via: [] },
      failedClosed: [],
    };
    expect(resolver.decide(query)).toEqual(decision);
    expect(resolver.explain(query)).toEqual({ decision, matches: [], nearMisses: [] });
    expect(errors).toEqual([new Error('disk on fire'), new Error('disk on fire')]);
    expect(resolver.whatCanReach(query.src)).toEqual(E.left('DENY_INTERNAL'));
  });

  it('of the policy, the inventory, the revision and the listener', () => {
    const { view } = new LiveDirectory();
    const noRevision: AccessDirectory = Object.create(view, { revision: { get: broken } });
    for (const inputs of [
      { directory: view, policy: broken },
      { directory: view, policy: () => allowAll, inventory: broken },
      { directory: noRevision, policy: () => allowAll },
      { directory: view, policy: broken, onError: broken },
    ]) {
      const revision = inputs.directory === noRevision ? NO_EVENTS : view.revision;
      expect(createResolver(inputs).decide(query)).toMatchObject({
        effect: 'deny',
        code: 'DENY_INTERNAL',
        provenance: { revision },
      });
      expect(createResolver(inputs).unresolved()).toEqual([]);
      expect(createResolver(inputs).policyTests()).toEqual([]);
    }
  });

  it.each([
    ['nothing', undefined],
    ['no ends', { port: 22 }],
    ['ends of no kind', { src: { kind: 'king' }, dst: { kind: 'self' }, port: 22 }],
    ['a port in words', { ...query, port: '22' }],
    ['a family there is not', { ...query, family: 5 }],
  ])('of a query that is %s', (_name, value) => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const resolver = createResolver({ directory: directory.view, policy: () => allowAll });
    const decision = resolver.decide(value as unknown as Query);
    expect(decision.effect).toBe('deny');
    expect(['DENY_INTERNAL', 'DENY_BAD_QUERY']).toContain(decision.code);
  });
});
