import { Engine } from '../src/engine/engine';
import { checkPolicy } from '../src/policy/check-policy';
import { addressEnds } from '../src/questions/diff-addresses';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { tags, textOf } from './scenario';

const engineOf = (grants: ReadonlyArray<object>, inventory = inventoryOf({})): Engine => {
  const hosts = { lan: '10.0.0.0/8', part: '10.1.0.0/16', same: '10.1.0.0/16' };
  const { policy } = checkPolicy(textOf({ ...tags, hosts, grants }));
  if (policy === undefined) throw new Error('the policy is refused');
  return new Engine(policy, { directory: new LiveDirectory().view, inventory: () => inventory });
};

const grant = (src: string, dst: string) => ({ src: [src], dst: [dst], ip: ['22'] });
/** What stands for the addresses of 10.0.0.0/8, and under which names. */
const pieces = (before: Engine, after = engineOf([])) =>
  addressEnds(before, after).flatMap(({ address, label }) =>
    address.startsWith('10.') ? [`${address} ${label}`] : [],
  );

describe('the addresses that a difference asks about', () => {
  it('are cut where a name begins or ends, and called after the narrowest', () => {
    expect(pieces(engineOf([grant('lan', 'tag:web'), grant('tag:web', 'part')]))).toEqual([
      '10.0.0.0 lan',
      '10.1.0.0 part',
      '10.2.0.0 lan',
    ]);
  });

  it('are those of both states', () => {
    expect(pieces(engineOf([grant('lan', 'tag:web')]), engineOf([grant('part', 'tag:web')]))).toEqual(
      pieces(engineOf([grant('lan', 'tag:web'), grant('part', 'tag:web')])),
    );
  });

  it('bear both names of the same range', () => {
    expect(pieces(engineOf([grant('part', 'tag:web'), grant('same', 'tag:web')]))).toEqual([
      '10.1.0.0 part',
      '10.1.0.0 same',
    ]);
  });

  it('are cut at the subnets that devices route, which name themselves, and not at an exit', () => {
    const inventory = inventoryOf({
      router: { tags: ['tag:web'], routes: ['10.5.0.0/16', '0.0.0.0/0'] },
    });
    expect(pieces(engineOf([grant('lan', 'tag:web')], inventory))).toEqual([
      '10.0.0.0 lan',
      '10.5.0.0 10.5.0.0/16',
      '10.6.0.0 lan',
    ]);
  });

  it('are cut at the addresses that devices have, which have no name', () => {
    const inventory = inventoryOf({ web: { tags: ['tag:web'], ips: ['10.7.0.1'] } });
    expect(pieces(engineOf([grant('lan', 'tag:web')], inventory))).toEqual([
      '10.0.0.0 lan',
      '10.7.0.1 lan',
      '10.7.0.2 lan',
    ]);
  });

  it('are everything, in both families, where a rule says so', () => {
    const labels = addressEnds(engineOf([grant('*', 'tag:web')]), engineOf([])).map(
      ({ family, label }) => `${family} ${label}`,
    );
    expect(new Set(labels)).toEqual(new Set(['4 *', '6 *']));
  });
});
