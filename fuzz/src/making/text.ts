import type { Random } from './random';
import { attributes, operators, scraps } from './vocabulary';

/** Some places of a text cut, doubled, swapped with a scrap or turned into another character. */
export const mutateText = (random: Random, text: string): string => {
  let result = text;
  for (let edits = 1 + random.below(3); edits > 0; edits -= 1) {
    const at = random.below(result.length + 1);
    const until = Math.min(result.length, at + 1 + random.below(8));
    const [before, middle, after] = [result.slice(0, at), result.slice(at, until), result.slice(until)];
    switch (random.below(6)) {
      case 0:
        result = before + after;
        break;
      case 1:
        result = before + middle + middle + after;
        break;
      case 2:
        result = before + random.from(scraps, '"') + after;
        break;
      case 3:
        result = before + random.from(scraps, '"') + middle + after;
        break;
      case 4:
        result = before + String.fromCharCode(random.below(random.pick(128, 0x10000))) + middle + after;
        break;
      default:
        result = random.chance(0.1) ? middle.repeat(1 + random.below(2_000)) : before;
    }
  }
  return result;
};

const literal = (random: Random, words: ReadonlyArray<string>): string =>
  random.pick(
    JSON.stringify(random.from(words, 'a')),
    JSON.stringify(random.from(words, 'a')),
    'true',
    'null',
    '12',
    '-1.5e3',
    '"2026-01-01T00:00:00Z"',
    '"0001-01-03T00:00:00.0000000Z"',
    'bare',
    '"\\u00e9\\n"',
    '',
  );

/** A filter, mostly well formed. */
export const filterText = (random: Random, words: ReadonlyArray<string>, depth = 0): string => {
  const one = () => filterText(random, words, depth + 1);
  const shape = depth > 5 ? 0 : random.below(9);
  if (shape === 5) return `${one()} ${random.pick('and', 'AND', 'or')} ${one()}`;
  if (shape === 6) return `(${one()})`;
  if (shape === 7) return `not (${one()})`;
  if (shape === 8) return `${random.pick('emails', 'members', 'groups', 'name')}[${one()}]`;
  const operator = random.from(operators, 'eq');
  const attribute = random.from(attributes, 'id');
  return operator === 'pr' ? `${attribute} pr` : `${attribute} ${operator} ${literal(random, words)}`;
};
