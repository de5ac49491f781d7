import { nextRevision } from '@rollcall/domain';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf } from './scenario';

describe('F9: an answer is never older than asked', () => {
  const allowAll = { grants: [{ src: ['*'], dst: ['*'], ip: ['*'] }] };

  it('a query beyond the state is denied, one at the state is answered', () => {
    const directory = new LiveDirectory();
    const alice = directory.user('alice@example.com');
    const resolver = resolverOf(allowAll, directory.view);
    const { revision } = directory.view;
    const at = (minRevision: typeof revision) =>
      ask(resolver, 'alice@example.com', 'alice@example.com', { minRevision });

    expect(at(revision)).toMatchObject({ effect: 'allow', provenance: { revision } });
    const next = nextRevision(revision);
    expect(at(next)).toMatchObject({ effect: 'deny', code: 'DENY_STATE_BEHIND', provenance: { revision } });
    directory.deactivate(alice);
    expect(at(next)).toMatchObject({
      effect: 'deny',
      code: 'DENY_PRINCIPAL_INACTIVE',
      provenance: { revision: next },
    });
  });

  it('a membership that changed since the last answer counts in the next', () => {
    const directory = new LiveDirectory();
    const alice = directory.user('alice@example.com');
    const group = directory.group('sre');
    const resolver = resolverOf(
      { grants: [{ src: ['group:sre@example.com'], dst: ['*'], ip: ['*'] }] },
      directory.view,
    );
    const effect = () => ask(resolver, 'alice@example.com', 'alice@example.com').effect;
    expect(effect()).toBe('deny');
    directory.add(group, alice);
    expect(effect()).toBe('allow');
    directory.remove(group, alice);
    expect(effect()).toBe('deny');
  });

  it('every answer bears the revision it was derived from', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const resolver = resolverOf(allowAll, directory.view);
    for (const name of ['bob', 'carol', 'dave']) {
      directory.user(`${name}@example.com`);
      const { revision } = directory.view;
      expect(ask(resolver, 'alice@example.com', 'self').provenance.revision).toBe(revision);
      expect(ask(resolver, 'nobody@example.com', 'self').provenance.revision).toBe(revision);
    }
  });
});
