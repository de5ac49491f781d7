import type { Json, SchemaExtension } from '@rollcall/domain';
import { BADGE, badgeExtension } from '@rollcall/testing';
import { withExtension, withoutExtension } from '../src/schema-extensions/schema-extension';
import { uniqueAttributesOf, uniqueKey } from '../src/schema-extensions/unique-attributes';

const unique = () => badgeExtension({ uniqueness: 'server' });

const named = (id: string, extension = unique()): SchemaExtension => ({
  ...extension,
  schema: { ...extension.schema, id },
});

describe('the declared extensions', () => {
  it('lose the one that is withdrawn, in any case, and no other', () => {
    const [one, two] = [named('urn:example:one'), named('urn:example:two')];
    const both = withExtension(withExtension([], one), two);
    expect(both).toEqual([one, two]);
    expect(withoutExtension(both, 'URN:Example:One')).toEqual([two]);
    expect(withoutExtension(both, 'urn:example:three')).toEqual(both);
  });
});

describe('the attributes that must be unique', () => {
  it('are those that say so, of extensions of that type of resource', () => {
    const forGroups: SchemaExtension = { ...named('urn:example:groups'), resourceType: 'Group' };
    const extensions = [unique(), forGroups, named('urn:example:none', badgeExtension())];
    expect(uniqueAttributesOf(extensions, 'User')).toEqual([
      { extension: BADGE, name: 'number', caseExact: false },
    ]);
    expect(uniqueAttributesOf(extensions, 'Group')).toEqual([
      { extension: 'urn:example:groups', name: 'number', caseExact: false },
    ]);
    expect(uniqueAttributesOf([], 'User')).toEqual([]);
  });

  it('are compared by their case where it matters, and by what is no text as it is written', () => {
    const key = (value: Json | undefined, caseExact: boolean) =>
      uniqueKey(
        { [BADGE]: value === undefined ? {} : { number: value } },
        { extension: BADGE, name: 'number', caseExact },
      );
    expect(key('A-7', false)).toBe(key('a-7', false));
    expect(key('A-7', true)).not.toBe(key('a-7', true));
    expect(key(7, true)).toBe('7');
    expect(key(undefined, false)).toBeUndefined();
  });
});
