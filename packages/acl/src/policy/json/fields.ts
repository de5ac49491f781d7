import type { Node } from 'jsonc-parser';
import type { DiagnosticCode } from '../../diagnostics/diagnostic-code';
import type { Compat } from '../compat';
import type { Reader } from './reader';

/** Accepted spellings of a field, in lowercase, to its name. */
export type FieldNames<Field extends string> = Readonly<Record<string, Field>>;

/** Spellings without aliases. */
export const fieldNames = <Field extends string>(...names: ReadonlyArray<Field>): FieldNames<Field> =>
  Object.fromEntries(names.map((name) => [name.toLowerCase(), name]));

/**
 * The fields of an object. Keys match ignoring case, as Go reads them; two keys of one field, an alias beside
 * its field too, are `duplicate-key`.
 */
export const readFields = <Field extends string>(
  reader: Reader,
  node: Node,
  what: string,
  names: FieldNames<Field>,
  compat: Compat,
  unknown: DiagnosticCode = 'unknown-field',
): ReadonlyMap<Field, Node> => {
  const fields = new Map<Field, Node>();
  const spellings = new Map<Field, string>();
  for (const { key, value } of reader.members(node, what)) {
    const folded = key.text.toLowerCase();
    const field = Object.hasOwn(names, folded) ? names[folded] : undefined;
    if (field === undefined) {
      const severity = compat.allowUnknownFields === true ? 'warning' : 'error';
      reader.report(unknown, key.at, `unknown field: ${JSON.stringify(key.text)}`, severity);
      continue;
    }
    const spelling = spellings.get(field);
    if (spelling !== undefined && spelling !== key.text) {
      const both = `${JSON.stringify(spelling)} and ${JSON.stringify(key.text)}`;
      reader.report('duplicate-key', key.at, `${both} are the same field; only one of them may be specified`);
    }
    fields.set(field, value);
    spellings.set(field, key.text);
  }
  return fields;
};
