import { createDirectory, type InventoryReplaced, stateDigest } from '@rollcall/domain';
import { directoryOf, given, opened } from '@rollcall/testing';

const small = { version: 'aa', devices: 1, roles: 0 };
const large = { version: 'bb', devices: 9, roles: 2 };

const replace = (change: InventoryReplaced) => ({ _tag: 'ReplaceInventory', ...change }) as const;

describe('an inventory', () => {
  it('that is replaced is an event, which says what was there and what is', () => {
    for (const from of [null, small]) {
      given(opened())
        .when(replace({ from, to: large }))
        .then({ type: 'InventoryReplaced', data: { from, to: large } });
    }
  });

  it('that is there already is no event', () => {
    given(opened())
      .when(replace({ from: small, to: small }))
      .thenNothingHappened();
  });

  it('is none of a directory that is not open', () => {
    given()
      .when(replace({ from: null, to: small }))
      .thenRejected({ _tag: 'DirectoryNotOpen' });
  });

  it('is no part of the state', () => {
    const before = directoryOf([opened()]);
    const after = directoryOf([opened(), { type: 'InventoryReplaced', data: { from: null, to: small } }]);
    const atOneMoment = ({ revision, digest }: typeof before, view: typeof before) =>
      stateDigest(Object.create(view, { revision: { value: revision }, digest: { value: digest } }));
    expect(atOneMoment(before, after)).toBe(stateDigest(before));
    expect(stateDigest(after)).not.toBe(stateDigest(createDirectory(before.id)));
  });
});
