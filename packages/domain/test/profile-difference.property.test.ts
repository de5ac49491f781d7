import { isDeepStrictEqual } from 'node:util';
import type { Json, Profile } from '@rollcall/domain';
import fc from 'fast-check';
import { profileDifference } from '../src/decide/profile-difference';
import { profileAfter } from '../src/state/profile-after';

/** Few names and values, so that profiles and changes meet. */
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>('a', '', 1, true, null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('x', 'y'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
}));
const profiles: fc.Arbitrary<Profile> = fc.dictionary(fc.constantFrom('p', 'q', 'r'), value, {
  noNullPrototype: true,
});
const changes = fc.record({ set: profiles, clear: fc.uniqueArray(fc.constantFrom('p', 'q', 's')) });

describe('the difference that changes make to a profile', () => {
  it('touches exactly the attributes that differ afterwards, and does what the changes do', () => {
    fc.assert(
      fc.property(profiles, changes, (profile, asked) => {
        const after = profileAfter(profile, asked);
        const { set, clear } = profileDifference(profile, asked) ?? { set: {}, clear: [] };
        const differing = ['p', 'q', 'r', 's'].filter(
          (name) => !isDeepStrictEqual(profile[name], after[name]),
        );
        expect([...Object.keys(set), ...clear].toSorted()).toEqual(differing);
        expect(profileAfter(profile, { set, clear })).toEqual(after);
      }),
    );
  });

  it('tells apart values that share a part', () => {
    const pairs: ReadonlyArray<[Json, Json]> = [
      [
        [1, 2],
        [1, 3],
      ],
      [[1], [1, 2]],
      [[1, 2], [1]],
      [[], {}],
      [{ 0: 1 }, [1]],
      [{ x: 1 }, { x: 1, y: 2 }],
      [{ x: 1, y: 2 }, { x: 1 }],
      [{ x: null }, { y: null }],
      [[{ x: [1] }], [{ x: [2] }]],
      ['1', 1],
      [null, false],
    ];
    for (const [was, is] of pairs) {
      expect(profileDifference({ p: was }, { set: { p: is }, clear: [] })).toEqual({
        set: { p: is },
        clear: [],
      });
    }
  });

  it('is none where nothing would differ', () =>
    expect(
      profileDifference({ p: [{ x: 1, y: 2 }] }, { set: { p: [{ y: 2, x: 1 }] }, clear: ['s'] }),
    ).toBeUndefined());
});
