import { isJsonObject, type JsonObject } from '@rollcall/domain';
import { Ajv2020 } from 'ajv/dist/2020';
import { type Answered, at, textOf } from './directory-under-test';

/** Says what an answer has that its OpenAPI document does not, or has otherwise; nothing of paths it does not have. */
export type Undescribed = (method: string, path: string, answer: Answered) => ReadonlyArray<string>;

export const undescribedBy = (document: JsonObject): Undescribed => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'openapi' });
  const paths = isJsonObject(document.paths) ? document.paths : {};
  return (method, path, { status, headers, body }) => {
    const methods = paths[path] ?? paths[path.replace(/(?<=^\/\w+\/)[^./][^/]*$/, '{id}')];
    const operation = isJsonObject(methods) ? methods[method.toLowerCase()] : undefined;
    if (!isJsonObject(operation) || !isJsonObject(operation.responses)) return [];
    const response = operation.responses[status] ?? operation.responses[`${String(status).slice(0, 1)}XX`];
    if (response === undefined) return [`${method} ${path} answers ${status}`];
    const type = headers['content-type']?.split(';')[0];
    if (type === undefined) return at(response, 'content') === undefined ? [] : [`${status} without a body`];
    const content = at(response, 'content');
    const media = isJsonObject(content) ? content[type] : undefined;
    if (media === undefined) return [`${status} with a body of ${type}`];
    const validate = ajv.getSchema(`openapi${textOf(at(media, 'schema.$ref'))}`);
    if (validate === undefined) return [`no schema for ${status}`];
    return validate(body) === true ? [] : [ajv.errorsText(validate.errors)];
  };
};
