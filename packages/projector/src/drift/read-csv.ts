import { CsvError, parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';

/** A row by the names of the first line, which are trimmed and lowercased. */
export type CsvRow = ReadonlyMap<string, string>;

export type CsvTable = { readonly names: ReadonlyArray<string>; readonly rows: ReadonlyArray<CsvRow> };

export type BadCsv = { readonly _tag: 'BadCsv'; readonly line: number; readonly reason: string };

/** RFC 4180 with CRLF or LF; a byte order mark and empty lines are passed over. */
export const readCsv = (text: string): E.Either<BadCsv, CsvTable> => {
  try {
    const [first = [], ...lines] = parse(text, { bom: true, skip_empty_lines: true, trim: true });
    const names = first.map((name) => name.toLowerCase());
    return E.right({
      names,
      rows: lines.map((fields) => new Map(names.map((name, at) => [name, fields[at] ?? '']))),
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause.lines === 'number' ? cause.lines : 1;
    return E.left({ _tag: 'BadCsv', line, reason: cause.message });
  }
};
