import { isJsonObject, type Json } from '@rollcall/domain';
import type { Random } from './random';
import { attributes } from './vocabulary';

/** Any JSON, with the words of a directory in it. */
export const anyJson = (random: Random, words: ReadonlyArray<string>, depth = 0): Json => {
  const inner = () => anyJson(random, words, depth + 1);
  switch (random.below(depth > 4 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, random.below(1_000));
    case 3:
      return '';
    case 4:
    case 5:
      return random.from(words, 'a');
    case 6:
      return Array.from({ length: random.below(4) }, inner);
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(4) }, () => [random.from(attributes, 'value'), inner()]),
      );
  }
};

/** The same JSON with about one of `rarity` parts dropped, doubled, renamed, wrapped or made something else. */
export const mutateJson = (
  random: Random,
  words: ReadonlyArray<string>,
  json: Json | undefined,
  rarity: number,
): Json => {
  if (json === undefined) return anyJson(random, words);
  if (random.chance(1 / rarity)) {
    return random.pick<() => Json>(
      () => anyJson(random, words),
      () => [json],
      () => [json, json],
      () => ({ value: json }),
      () => (typeof json === 'boolean' ? (json ? 'True' : 'False') : JSON.stringify(json)),
    )();
  }
  if (Array.isArray(json)) {
    const list = json.map((element) => mutateJson(random, words, element, rarity));
    if (random.chance(1 / rarity)) list.splice(random.below(list.length + 1), random.below(2), ...list);
    return list.slice(0, 50);
  }
  if (!isJsonObject(json)) return json;
  const entries = Object.entries(json).flatMap(([name, value]): ReadonlyArray<readonly [string, Json]> => {
    const mutated = mutateJson(random, words, value, rarity);
    if (!random.chance(1 / rarity)) return [[name, mutated]];
    return random.pick<ReadonlyArray<readonly [string, Json]>>(
      [],
      [[random.from(attributes, 'x'), mutated]],
      [[name.toUpperCase(), mutated]],
      [
        [name, mutated],
        [name.toUpperCase(), mutated],
      ],
      [
        [name, mutated],
        [random.from(attributes, 'x'), anyJson(random, words)],
      ],
    );
  });
  return Object.fromEntries(entries);
};
