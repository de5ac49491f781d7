import { checkPolicy } from '../src/policy/check-policy';
import { preview, previewInSteps } from '../src/questions/preview';
import { LiveDirectory } from './live-directory';
import { tags, textOf } from './scenario';

const scene = () => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  const ben = directory.user('ben@example.com');
  const world = { directory: directory.view };
  const state = (policy: object) => {
    const { policy: read } = checkPolicy(textOf({ ...tags, ...policy }), { world });
    if (read === undefined) throw new Error('the policy is refused');
    return { policy: read, world };
  };
  return { directory, ben, state };
};

const given = (before: object, after: object) => {
  const { state } = scene();
  return preview(state(before), state(after));
};

const rule = (...src: string[]) => ({ src, dst: ['tag:web'], ip: ['22'] });
const OPS = 'group:ops@example.com';

describe('the preview of another policy', () => {
  it('tells in steps of the world as it was at the first, whatever happens between them', () => {
    const { directory, ben, state } = scene();
    const before = state({ grants: [rule('ann@example.com')] });
    const after = state({ grants: [rule('ann@example.com', 'ben@example.com')] });
    const atOnce = preview(before, after);
    const steps = previewInSteps(before, after);
    expect(steps.next()).toMatchObject({ done: false });
    directory.deactivate(ben);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(step.value).toEqual(atOnce);
    expect(atOnce.unchanged).toBe(false);
    expect(preview(before, after).unchanged).toBe(true);
  });

  it('looks at a destination with those sources alone that a rule lets there, and in steps of a limit', () => {
    const { state } = scene();
    const list = (port: number) =>
      Array.from({ length: 400 }, (_, n) => ({
        src: [`10.0.${n >> 8}.${n & 255}`],
        dst: [`10.1.${n >> 8}.${n & 255}`],
        ip: [String(port)],
      }));
    const works = (more: ReadonlyArray<object>): ReadonlyArray<number> => [
      ...previewInSteps(state({ grants: [...list(1), ...more] }), state({ grants: [...list(2), ...more] })),
    ];
    const total = (steps: ReadonlyArray<number>) => steps.reduce((sum, work) => sum + work, 0);
    expect(total(works([]))).toBeLessThan(400 * 40);
    const all = works([{ src: ['10.0.0.0/16'], dst: ['10.1.0.0/16'], ip: ['3'] }]);
    expect(total(all)).toBeGreaterThan(400 * 400);
    expect(Math.max(...all)).toBeLessThan(20_000);
  });

  it.each<[string, (n: number, port: number) => object]>([
    ['of one source', (n, port) => ({ ...rule('ann@example.com'), ip: [`${n}-${port + n}`] })],
    ['of anybody', (n, port) => ({ src: ['*'], dst: ['*'], ip: [`${n}-${port + n}`] })],
    ['of a source each', (n, port) => ({ ...rule(`10.0.${n >> 8}.${n & 255}`), ip: [`${n}-${port + n}`] })],
    [
      'to the own devices',
      (n, port) => ({ src: ['autogroup:member'], dst: ['autogroup:self'], ip: [`${n}-${port + n}`] }),
    ],
    [
      'in one list',
      (n, port) => ({
        ...rule('ann@example.com'),
        ip: Array.from({ length: n }, (_, at) => `${at + 1}-${port + at}`),
      }),
    ],
  ])(
    'of rules whose ports overlap takes work as there are rules, not as pairs of them: %s',
    (name, grant) => {
      const { state } = scene();
      const list = (count: number, port: number) =>
        name === 'in one list'
          ? [grant(count, port)]
          : Array.from({ length: count }, (_, n) => grant(n + 1, port));
      const workOf = (count: number): number => {
        const steps = previewInSteps(
          state({ grants: list(count, 20_000) }),
          state({ grants: list(count, 20_001) }),
        );
        let sum = 0;
        for (const work of steps) sum += work;
        return sum;
      };
      const few = workOf(100);
      expect(few).toBeGreaterThan(100);
      expect(workOf(400)).toBeLessThan(5 * few);
    },
  );

  it('calls a rule dead when every source denotes nobody, not when one does', () => {
    const before = { grants: [rule('ann@example.com'), rule('ben@example.com')] };
    const after = { grants: [rule('ann@example.com', OPS), rule(OPS)] };
    expect(given(before, after).deadRules.map(({ index }) => index)).toEqual([1]);
  });

  it('does not tell of a rule that was dead before', () => {
    expect(given({ grants: [rule(OPS)] }, { grants: [rule(OPS)] }).deadRules).toEqual([]);
  });

  const both = { grants: [rule('ann@example.com'), rule('ben@example.com')] };
  const none = { grants: [] };
  const accepts = (src: string, ...accept: string[]) => ({ src, accept });
  const denies = (src: string, ...deny: string[]) => ({ src, deny });

  it('tells which tests would turn, wherever they stand', () => {
    const ann = accepts('ann@example.com', 'tag:web:22');
    const ben = accepts('ben@example.com', 'tag:web:22');
    const flipped = given(
      { ...both, tests: [ann, ben] },
      { grants: [rule('ben@example.com')], tests: [ben, ann] },
    ).flippedTests;
    expect(flipped.map(({ src, index, errors }) => [src, index, errors.length])).toEqual([
      ['ann@example.com', 1, 1],
    ]);
  });

  it.each<[string, object, object]>([
    ['is new', accepts('ann@example.com', 'tag:db:22'), accepts('ben@example.com', 'tag:web:22')],
    [
      'asks for other destinations',
      accepts('ann@example.com', 'tag:web:22'),
      accepts('ann@example.com', 'tag:web:22', 'tag:db:22'),
    ],
    [
      'asks over another protocol',
      accepts('ann@example.com', 'tag:web:22'),
      { ...accepts('ann@example.com', 'tag:web:22'), proto: 'udp' },
    ],
    ['denies instead', accepts('ann@example.com', 'tag:web:22'), denies('ann@example.com', 'tag:web:22')],
    [
      'denies other destinations',
      denies('ann@example.com', 'tag:db:22'),
      denies('ann@example.com', 'tag:db:22', 'tag:web:22'),
    ],
  ])('says of no test that it turns when it %s', (_, before, after) => {
    const tcp = {
      grants: [{ src: ['ann@example.com', 'ben@example.com'], dst: ['tag:web'], ip: ['tcp:22'] }],
    };
    expect(given({ ...tcp, tests: [before] }, { ...tcp, tests: [after] }).flippedTests).toEqual([]);
    expect(given({ ...tcp, tests: [before] }, { ...none, tests: [after] }).flippedTests).toEqual([]);
  });
});
