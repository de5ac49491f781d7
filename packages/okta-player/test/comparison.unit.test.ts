import { compare } from '../src/runscope/comparison';

describe('comparisons hold and do not hold', () => {
  it.each<[string, unknown, string, boolean]>([
    ['equal', 404, '404', true],
    ['equal', true, 'true', true],
    ['equal', 'A@example.com', 'a@example.com', false],
    ['not_empty', false, '', true],
    ['not_empty', 0, '', true],
    ['not_empty', [], '', false],
    ['not_empty', undefined, '', false],
    ['empty', {}, '', true],
    ['has_value', ['a', 'b'], 'b', true],
    ['has_value', 'ab', 'b', false],
    ['has_key', { a: 1 }, 'a', true],
    ['contains', ['urn:a'], 'urn:a', true],
    ['contains', undefined, 'urn:a', false],
    ['is_a_number', 1, '', true],
    ['is_a_number', '1', '', false],
    ['equal_number', '200', '200', true],
    ['equal_number', undefined, '0', false],
    ['equal_number', '', '0', false],
    ['is_less_than', 599.9, '600', true],
    ['is_less_than', 600, '600', false],
    ['is_less_than', undefined, '600', false],
  ])('%s of %j and %j: %s', (name, actual, expected, outcome) => {
    expect(compare(name, actual, expected)).toBe(outcome);
  });

  it('a comparison nobody knows is neither', () => {
    expect(compare('smells_like', 1, '1')).toBeUndefined();
  });
});
