import * as E from 'fp-ts/lib/Either.js';

/** A row by the names of the first line, which are trimmed and lowercased. */
export type CsvRow = ReadonlyMap<string, string>;

export type BadCsv = { readonly _tag: 'BadCsv'; readonly line: number; readonly reason: string };

/** RFC 4180 with CRLF or LF; a byte order mark and empty lines are passed over. */
export const readCsv = (text: string): E.Either<BadCsv, ReadonlyArray<CsvRow>> => {
  const rows: CsvRow[] = [];
  let names: ReadonlyArray<string> | undefined;
  let fields: string[] = [];
  let line = 1;
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  field.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (field.lastIndex < text.length || fields.length > 0) {
    const [matched, quoted, plain = '', end] = field.exec(text) ?? [];
    if (matched === undefined)
      return E.left({ _tag: 'BadCsv', line, reason: 'a quote is not closed or out of place' });
    fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    const isEmpty = fields.length === 1 && fields[0] === '';
    if (names === undefined && !isEmpty) names = fields.map((name) => name.trim().toLowerCase());
    else if (names !== undefined && !isEmpty) {
      if (fields.length !== names.length) {
        const reason = `it has ${fields.length} fields, the first line ${names.length}`;
        return E.left({ _tag: 'BadCsv', line, reason });
      }
      const values = fields;
      rows.push(new Map(names.map((name, at) => [name, values[at] ?? ''])));
    }
    line += matched.split('\n').length - 1;
    fields = [];
  }
  return E.right(rows);
};
