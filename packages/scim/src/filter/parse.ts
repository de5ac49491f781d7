import * as E from 'fp-ts/lib/Either.js';
import { shortened } from '../protocol/shortened';
import {
  type ComparisonOperator,
  comparisonOperators,
  type FilterSyntax,
  type Literal,
  type TargetSyntax,
} from './syntax';
import type { SyntaxFault, Token } from './token';
import { tokenize } from './tokenize';

/** In characters. */
export const MAX_FILTER_LENGTH = 4096;
/** Nested groups and value paths. */
export const MAX_FILTER_DEPTH = 16;
/** Expressions and their connections. */
export const MAX_FILTER_NODES = 200;

type Parsed<A> = E.Either<SyntaxFault, A>;

/**
 * Parses a query filter (RFC 7644 section 3.4.2.2). The whole text must be one filter. With `unquotedTexts`
 * the quotes around a text value may be absent.
 */
export const parseFilter = (source: string, unquotedTexts = false): Parsed<FilterSyntax> =>
  parseWith(source, (parser) => parser.filter(), unquotedTexts);

/** Parses the path of a PATCH operation (RFC 7644 section 3.5.2); the grammar of filters holds inside. */
export const parsePath = (source: string): Parsed<TargetSyntax> =>
  parseWith(source, (parser) => parser.target());

const parseWith = <A>(
  source: string,
  parse: (parser: Parser) => Parsed<A>,
  unquotedTexts = false,
): Parsed<A> => {
  if (source.length > MAX_FILTER_LENGTH) {
    return E.left({ message: `longer than ${MAX_FILTER_LENGTH} characters`, at: MAX_FILTER_LENGTH + 1 });
  }
  const tokens = tokenize(source, unquotedTexts);
  if (E.isLeft(tokens)) return tokens;
  const parser = new Parser(tokens.right);
  const parsed = parse(parser);
  if (E.isLeft(parsed)) return parsed;
  const rest = parser.token();
  return rest.kind === 'end' ? parsed : E.left(unexpected(rest, 'the end'));
};

/** `and` binds closer than `or` (RFC 7644 section 3.4.2.2). */
const bindingPower = new Map<string, { readonly tag: 'And' | 'Or'; readonly power: number }>([
  ['or', { tag: 'Or', power: 1 }],
  ['and', { tag: 'And', power: 2 }],
]);

const operators: ReadonlyMap<string, ComparisonOperator> = new Map(
  comparisonOperators.map((operator) => [operator, operator]),
);

const literals = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A Pratt parser: one token of look-ahead, precedence by binding power. */
class Parser {
  private index = 0;
  private depth = 0;
  private nodes = 0;

  constructor(private readonly tokens: ReadonlyArray<Token>) {}

  /** The token at hand, or the one `ahead` of it. */
  token(ahead = 0): Token {
    return this.tokens[this.index + ahead] ?? { kind: 'end', at: 1 };
  }

  filter(minimumPower = 0): Parsed<FilterSyntax> {
    let left = this.operand();
    while (E.isRight(left)) {
      const connective = this.connective();
      if (connective === undefined || connective.power <= minimumPower) return left;
      this.index += 1;
      const right = this.filter(connective.power);
      if (E.isLeft(right)) return right;
      left = this.node({ _tag: connective.tag, left: left.right, right: right.right });
    }
    return left;
  }

  target(): Parsed<TargetSyntax> {
    const name = this.token();
    if (name.kind !== 'word') return E.left(unexpected(name, 'an attribute name'));
    this.index += 1;
    if (this.token().kind !== '[') return E.right({ name: name.text, at: name.at });
    const filter = this.enclosed(']');
    if (E.isLeft(filter)) return filter;
    const target = { name: name.text, filter: filter.right, at: name.at };
    if (this.token().kind !== '.') return E.right(target);
    this.index += 1;
    const sub = this.token();
    if (sub.kind !== 'word' || /[.:]/.test(sub.text)) return E.left(unexpected(sub, 'a sub-attribute'));
    this.index += 1;
    return E.right({ ...target, sub: sub.text });
  }

  private operand(): Parsed<FilterSyntax> {
    const token = this.token();
    if (token.kind === '(') return this.enclosed(')');
    if (token.kind === 'word' && token.text.toLowerCase() === 'not' && this.token(1).kind === '(') {
      this.index += 1;
      const filter = this.enclosed(')');
      return E.isLeft(filter) ? filter : this.node({ _tag: 'Not', filter: filter.right });
    }
    return this.expression();
  }

  private expression(): Parsed<FilterSyntax> {
    const parsed = this.target();
    if (E.isLeft(parsed)) return parsed;
    const target = parsed.right;
    const token = this.token();
    const keyword = token.kind === 'word' ? token.text.toLowerCase() : '';
    if (keyword === 'pr') {
      this.index += 1;
      return this.node({ _tag: 'Present', target });
    }
    const operator = operators.get(keyword);
    if (operator !== undefined) {
      this.index += 1;
      const valueAt = this.token().at;
      const value = this.literal();
      return E.isLeft(value)
        ? value
        : this.node({ _tag: 'Compare', target, operator, value: value.right, valueAt });
    }
    if (target.filter !== undefined && target.sub === undefined)
      return this.node({ _tag: 'Element', target });
    return E.left(unexpected(token, `an operator (${comparisonOperators.join(', ')}, pr)`));
  }

  private literal(): Parsed<Literal> {
    const token = this.token();
    this.index += 1;
    if (token.kind === 'string' || token.kind === 'number') return E.right(token.value);
    const value = token.kind === 'word' ? literals.get(token.text.toLowerCase()) : undefined;
    return value === undefined
      ? E.left(unexpected(token, 'a value (texts in double quotes)'))
      : E.right(value);
  }

  /** A filter between the bracket at hand and its closing one. */
  private enclosed(closing: ')' | ']'): Parsed<FilterSyntax> {
    const opening = this.token();
    if (this.depth >= MAX_FILTER_DEPTH) {
      return E.left({ message: `nested deeper than ${MAX_FILTER_DEPTH} levels`, at: opening.at });
    }
    this.depth += 1;
    this.index += 1;
    const filter = this.filter();
    if (E.isLeft(filter)) return filter;
    if (this.token().kind !== closing) return E.left(unexpected(this.token(), `"${closing}"`));
    this.index += 1;
    this.depth -= 1;
    return filter;
  }

  private node(filter: FilterSyntax): Parsed<FilterSyntax> {
    this.nodes += 1;
    return this.nodes > MAX_FILTER_NODES
      ? E.left({ message: `more than ${MAX_FILTER_NODES} expressions`, at: this.token().at })
      : E.right(filter);
  }

  private connective() {
    const token = this.token();
    return token.kind === 'word' ? bindingPower.get(token.text.toLowerCase()) : undefined;
  }
}

const unexpected = (token: Token, wanted: string): SyntaxFault => ({
  message: `${describe(token)} where ${wanted} should be`,
  at: token.at,
});

const describe = (token: Token): string => {
  switch (token.kind) {
    case 'word':
      return JSON.stringify(shortened(token.text));
    case 'string':
      return JSON.stringify(shortened(token.value));
    case 'number':
      return JSON.stringify(token.value);
    case 'end':
      return 'the end';
    case '(':
    case ')':
    case '[':
    case ']':
    case '.':
      return `"${token.kind}"`;
  }
};
