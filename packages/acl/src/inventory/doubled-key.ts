import { type Node, parseTree } from 'jsonc-parser';

/** Where an object of a JSON text has the same key twice, as in `nodes.web`: readers take the one or the other. */
export const doubledKey = (text: string): string | undefined => {
  const root = parseTree(text);
  return root && doubledIn(root, '');
};

const doubledIn = (node: Node, path: string): string | undefined => {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    const [key, value] = node.type === 'object' ? (child.children ?? []) : [];
    const name = key === undefined ? `${path}[${index}]` : joined(path, String(key.value));
    if (key !== undefined && seen.has(name)) return name;
    seen.add(name);
    const inside = doubledIn(value ?? child, name);
    if (inside !== undefined) return inside;
  }
  return undefined;
};

const joined = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
