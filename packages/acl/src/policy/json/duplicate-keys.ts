import type { Node } from 'jsonc-parser';
import type { Reader } from './reader';

/** Reports every key that an object of the tree has twice, compared as decoded. */
export const reportDuplicateKeys = (reader: Reader, node: Node): void => {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = node.type === 'object' ? child.children?.[0] : undefined;
    if (key !== undefined) {
      const text = String(key.value);
      if (seen.has(text))
        reader.report('duplicate-key', reader.at(key), `duplicate key: ${JSON.stringify(text)}`);
      seen.add(text);
    }
    reportDuplicateKeys(reader, child);
  }
};
