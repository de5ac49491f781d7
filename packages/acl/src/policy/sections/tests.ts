import type { Node } from 'jsonc-parser';
import type { Compat } from '../compat';
import { type FieldNames, readFields } from '../json/fields';
import type { Reader } from '../json/reader';
import type { PolicyTest } from '../policy';

const names: FieldNames<'src' | 'proto' | 'accept' | 'deny' | 'srcPostureAttrs'> = {
  src: 'src',
  user: 'src',
  proto: 'proto',
  accept: 'accept',
  allow: 'accept',
  deny: 'deny',
  srcpostureattrs: 'srcPostureAttrs',
};

/** `tests`: only their types are read here; what they say is judged when they are run (section 4). */
export const readTests = (reader: Reader, node: Node, compat: Compat): ReadonlyArray<PolicyTest> =>
  reader.items(node, '"tests"').map((test, index) => {
    const what = `tests[${index}]`;
    const fields = readFields(reader, test, what, names, compat);
    const text = (field: 'src' | 'proto'): string => {
      const value = fields.get(field);
      return (value && reader.text(value, `"${field}" of ${what}`)?.text) ?? '';
    };
    const list = (field: 'accept' | 'deny') => {
      const value = fields.get(field);
      return value === undefined ? [] : reader.texts(value, `"${field}" of ${what}`);
    };
    const attributes = fields.get('srcPostureAttrs');
    if (attributes !== undefined) reader.members(attributes, `"srcPostureAttrs" of ${what}`);
    return {
      at: reader.at(test),
      src: text('src'),
      proto: text('proto'),
      accept: list('accept'),
      deny: list('deny'),
    };
  });
