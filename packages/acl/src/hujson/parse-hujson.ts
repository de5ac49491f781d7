import * as E from 'fp-ts/lib/Either.js';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { decodeText } from './decode-text';
import { guardText } from './guard-text';
import { UNEXPECTED_END_OF_STRING } from './jsonc-numbers';
import { PositionIndex } from './position-index';
import type { SyntaxFault } from './syntax-fault';

/** A parsed text: its root value and the way from offsets to positions. */
export type Hujson = { readonly root: Node; readonly positions: PositionIndex };

const options = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: false };

/** Matches half of a surrogate pair without its other half, and nothing else. */
const loneSurrogate = /\p{Surrogate}/u;

const describe = (error: ParseError): string =>
  printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** Where HuJSON sees the error: at the end of a string that does not end, else where our parser sees it. */
const offsetOf = (error: ParseError): number =>
  error.error === UNEXPECTED_END_OF_STRING ? error.offset + error.length : error.offset;

const findLoneSurrogate = (node: Node): Node | undefined => {
  if (node.type === 'string' && loneSurrogate.test(String(node.value))) return node;
  for (const child of node.children ?? []) {
    const found = findLoneSurrogate(child);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * Parses HuJSON: JSON with comments and trailing commas. Accepts and refuses what Tailscale's `hujson` does,
 * with its line and byte column; besides, at most 4 MiB, at most 64 levels, no lone surrogates.
 */
export const parseHujson = (source: string | Uint8Array): E.Either<SyntaxFault, Hujson> => {
  const decoded = decodeText(source);
  if (E.isLeft(decoded)) return decoded;
  const positions = new PositionIndex(decoded.right);
  const refuse = (code: SyntaxFault['code'], message: string, offset: number) =>
    E.left({ code, message, at: positions.positionAt(offset) });

  const guarded = guardText(decoded.right);
  if (E.isLeft(guarded)) return refuse(guarded.left.code, guarded.left.message, guarded.left.offset);
  const errors: ParseError[] = [];
  const root = parseTree(guarded.right, errors, options);
  const [first] = errors;
  if (first !== undefined) return refuse('syntax', describe(first), offsetOf(first));
  if (root === undefined) return refuse('syntax', 'no value', 0);
  const surrogate = findLoneSurrogate(root);
  if (surrogate !== undefined) {
    return refuse('syntax', 'the string holds half of a surrogate pair', surrogate.offset);
  }
  return E.right({ root, positions });
};
