import { decodeBody, isObject } from '../wire/json';
import type { Answer } from './answer';

/** What an assertion or a variable looks at. */
export type Sourced =
  | { readonly _tag: 'Value'; readonly value: unknown }
  | { readonly _tag: 'UnknownSource' };

export const valueOf = (source: string, property: string, answer: Answer): Sourced => {
  switch (source) {
    case 'response_status':
      return { _tag: 'Value', value: answer.status };
    case 'response_time':
      return { _tag: 'Value', value: answer.durationMs };
    case 'response_size':
      return { _tag: 'Value', value: Buffer.byteLength(answer.text) };
    case 'response_text':
      return { _tag: 'Value', value: answer.text };
    case 'response_headers':
      return { _tag: 'Value', value: answer.headers.get(property.toLowerCase()) };
    case 'response_json':
      return { _tag: 'Value', value: at(decodeBody(answer.text), property) };
    default:
      return { _tag: 'UnknownSource' };
  }
};

/** `Resources[0].name.familyName`; a key with dots in it as `["urn:…:2.0:User"]`. Nothing there: undefined. */
const at = (json: unknown, property: string): unknown => {
  let value = json;
  for (const [, quoted, index, key] of property.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else value = isObject(value) ? value[quoted ?? key ?? ''] : undefined;
  }
  return value;
};
