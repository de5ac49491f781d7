import { checkPolicy } from '../src/policy/check-policy';
import { textOf } from './scenario';

const MOST = 1_000;

const codesOf = (policy: object | string) => checkPolicy(textOf(policy)).diagnostics.map(({ code }) => code);

describe('a text with errors without end', () => {
  it('is read up to the thousandth, and told so', () => {
    for (const text of [
      `{"grants": [${'1,'.repeat(5_000)}]}`,
      `{${'"a": 1,'.repeat(5_000)} "grants": []}`,
      `{"grants": [{"src": [${'"tag:none",'.repeat(5_000)}], "dst": ["*"], "ip": ["*"]}]}`,
    ]) {
      const { diagnostics, policy } = checkPolicy(text);
      expect(policy).toBeUndefined();
      expect(diagnostics).toHaveLength(MOST + 1);
      expect(diagnostics.at(-1)).toMatchObject({
        code: 'too-many-errors',
        severity: 'error',
        message: expect.stringContaining(`${MOST} errors up to here`),
      });
    }
  });

  it('is told all of them where there are fewer', () => {
    const unknown = Object.fromEntries(Array.from({ length: MOST - 1 }, (_, n) => [`k${n}`, 1]));
    expect(codesOf({ ...unknown, grants: [] })).toEqual(Object.keys(unknown).map(() => 'unknown-section'));
  });

  it('may have as many warnings as it likes', () => {
    const grant = { src: ['svc:one'], dst: ['*'], ip: ['*'] };
    const off = { src: ['autogroup:shared'], dst: ['*'], ip: ['*'] };
    expect(codesOf({ grants: [grant] })).toContain('bad-selector');
    const { diagnostics, policy } = checkPolicy(
      textOf({ grants: Array.from({ length: 2 * MOST }, () => off) }),
    );
    expect(diagnostics).toHaveLength(2 * MOST);
    expect(policy?.rules.every((rule) => rule.off !== undefined)).toBe(true);
  });
});

describe('IP sets', () => {
  const nested = (count: number) => ({
    ipsets: Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `ipset:s${n}`,
        [n + 1 < count ? `ipset:s${n + 1}` : '10.0.0.0/8'],
      ]),
    ),
    grants: [],
  });

  it('may name each other 64 deep, and no deeper, however many there are', () => {
    expect(codesOf(nested(64))).toEqual([]);
    expect(codesOf(nested(65))).toContain('bad-selector');
    expect(checkPolicy(textOf(nested(20_000))).policy).toBeUndefined();
  });

  it('may add and remove by turns a thousand times, in the order written', () => {
    const byTurns = (count: number) => ({
      ipsets: {
        'ipset:s': Array.from({ length: count }, (_, n) =>
          n % 2 === 0 ? `add 10.0.${n >> 8}.${n & 254}/31` : `remove 10.0.${n >> 8}.${n & 254}`,
        ),
      },
      grants: [],
    });
    const { policy, diagnostics } = checkPolicy(textOf(byTurns(MOST)));
    expect(diagnostics).toEqual([]);
    expect(policy?.ipsets.get('ipset:s')?.ranges).toHaveLength(MOST / 2);
    expect(codesOf(byTurns(MOST + 2))).toEqual(['bad-selector']);
    const again = { ipsets: { 'ipset:s': ['add 10.0.0.1', 'remove 10.0.0.1', 'add 10.0.0.1'] }, grants: [] };
    expect(checkPolicy(textOf(again)).policy?.ipsets.get('ipset:s')?.ranges).toHaveLength(1);
  });
});
