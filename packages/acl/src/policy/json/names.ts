import type { Node } from 'jsonc-parser';
import type { LocatedText, Reader } from './reader';

/** A member of an object whose keys are names of the administrator's choice. */
export type Named = { readonly key: LocatedText; readonly name: string; readonly value: Node };

/** Members by folded name; `fold` answers `undefined` for a key it has reported. Two equal names are reported. */
export const readNames = (
  reader: Reader,
  node: Node,
  what: string,
  fold: (key: LocatedText) => string | undefined,
): ReadonlyMap<string, Named> => {
  const members = new Map<string, Named>();
  for (const { key, value } of reader.members(node, what)) {
    const name = fold(key);
    if (name === undefined) continue;
    const earlier = members.get(name);
    if (earlier !== undefined && earlier.key.text !== key.text) {
      const both = `${JSON.stringify(earlier.key.text)} and ${JSON.stringify(key.text)}`;
      reader.report('duplicate-key', key.at, `${both} are the same name in ${what}`);
    }
    members.set(name, { key, name, value });
  }
  return members;
};
