import type { Node } from 'jsonc-parser';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { type DiagnosticCode, severityOf } from '../../diagnostics/diagnostic-code';
import type { Position } from '../../diagnostics/position';
import type { Severity } from '../../diagnostics/severity';
import type { PositionIndex } from '../../hujson/position-index';

/** A string of the text and where it stands. */
export type LocatedText = { readonly text: string; readonly at: Position };

/** One `key: value` of an object. */
export type Member = { readonly key: LocatedText; readonly value: Node };

const named: Partial<Record<NonNullable<Node['type']>, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a string',
};

/** A text of megabytes may have millions, of which each is kept and told. */
const MOST_ERRORS = 1_000;

/** Thrown where reading on would only find more errors; `checkText` answers with those that were found. */
export class TooManyErrors extends Error {
  constructor(readonly diagnostics: ReadonlyArray<Diagnostic>) {
    super(`${MOST_ERRORS} errors`);
  }
}

/** Reads typed values from the parse tree; what has another type is reported as `bad-type`. */
export class Reader {
  readonly diagnostics: Diagnostic[] = [];
  private errors = 0;

  constructor(private readonly positions: PositionIndex) {}

  at(node: Node): Position {
    return this.positions.positionAt(node.offset);
  }

  report(code: DiagnosticCode, at: Position, message: string, severity: Severity = severityOf[code]): void {
    const { line, column, byteColumn } = at;
    this.diagnostics.push({ code, severity, message, line, column, byteColumn });
    if (severity !== 'error') return;
    this.errors += 1;
    if (this.errors < MOST_ERRORS) return;
    const rest = `there are ${MOST_ERRORS} errors up to here, and the rest was not read; mend these first`;
    this.diagnostics.push({
      code: 'too-many-errors',
      severity: 'error',
      message: rest,
      line,
      column,
      byteColumn,
    });
    throw new TooManyErrors(this.diagnostics);
  }

  text(node: Node, what: string): LocatedText | undefined {
    return this.expect(node, 'string', what) ? { text: String(node.value), at: this.at(node) } : undefined;
  }

  items(node: Node, what: string): ReadonlyArray<Node> {
    return this.expect(node, 'array', what) ? (node.children ?? []) : [];
  }

  texts(node: Node, what: string): ReadonlyArray<LocatedText> {
    const texts: LocatedText[] = [];
    for (const item of this.items(node, what)) {
      const text = this.text(item, `an entry of ${what}`);
      if (text !== undefined) texts.push(text);
    }
    return texts;
  }

  members(node: Node, what: string): ReadonlyArray<Member> {
    if (!this.expect(node, 'object', what)) return [];
    const members: Member[] = [];
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      members.push({ key: { text: String(key.value), at: this.at(key) }, value });
    }
    return members;
  }

  private expect(node: Node, type: 'string' | 'array' | 'object', what: string): boolean {
    if (node.type === type) return true;
    this.report(
      'bad-type',
      this.at(node),
      `${what} must be ${named[type]}, not ${named[node.type] ?? node.type}`,
    );
    return false;
  }
}
