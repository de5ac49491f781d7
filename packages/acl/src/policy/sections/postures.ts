import type { Node } from 'jsonc-parser';
import { asciiLower } from '../../selector/ascii';
import { readNames } from '../json/names';
import type { LocatedText, Reader } from '../json/reader';

/** `attribute operator value`, or `attribute IS SET`. */
const assertion = /^\S+\s+(?:(?:==|!=|<=|>=|<|>|IN|NOT IN)\s*\S.*|(?:IS|NOT)\s+SET)$/i;

const foldKey = (reader: Reader, { text, at }: LocatedText): string | undefined => {
  const trimmed = text.trim();
  if (/^posture:\S+$/i.test(trimmed)) return asciiLower(trimmed);
  reader.report(
    'bad-posture',
    at,
    `${JSON.stringify(trimmed)}: the name of a posture starts with "posture:"`,
  );
  return undefined;
};

/** `postures`: validated; a rule that needs one is off (F2). The names defined. */
export const readPostures = (reader: Reader, node: Node): ReadonlySet<string> => {
  const postures = readNames(reader, node, '"postures"', (key) => foldKey(reader, key));
  for (const { key, value } of postures.values()) {
    const place = `postures[${JSON.stringify(key.text)}]`;
    for (const { text, at } of reader.texts(value, place)) {
      if (assertion.test(text.trim())) continue;
      reader.report(
        'bad-posture',
        at,
        `${place}: ${JSON.stringify(text)} is no condition such as "node:os == 'macos'"`,
      );
    }
  }
  return new Set(postures.keys());
};

type Postures = { readonly reader: Reader; readonly postures: ReadonlySet<string> };

/** Reports the names of postures that the policy does not define. */
export const checkPostures = ({ reader, postures }: Postures, names: ReadonlyArray<LocatedText>): void => {
  for (const { text, at } of names) {
    if (postures.has(asciiLower(text.trim()))) continue;
    reader.report('undefined-posture', at, `posture not defined in policy: ${JSON.stringify(text)}`);
  }
};

/** `defaultSrcPosture`: whether it restricts rules. */
export const readDefaultPosture = (reader: Reader, node: Node, postures: ReadonlySet<string>): boolean => {
  const names = reader.texts(node, '"defaultSrcPosture"');
  checkPostures({ reader, postures }, names);
  return names.length > 0;
};
