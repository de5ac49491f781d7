import type { LoggedRequest, OperationShape } from '../api/types';
import { pathOf } from './path-of';

const HIDDEN = '…';

/** The request as a command; values that were not kept are `…`, and the key is read from `$ROLLCALL_KEY`. */
export const curlOf = (baseUrl: string, request: LoggedRequest): string => {
  const { method, filter } = request;
  const body = bodyOf(request);
  return [
    `curl -X ${method} ${quoted(`${baseUrl}${pathOf(request)}`)}`,
    `-H "Authorization: Bearer $ROLLCALL_KEY"`,
    ...(filter === undefined ? [] : [`-G --data-urlencode ${quoted(`filter=${filter}`)}`]),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/scim+json'`, `-d ${quoted(JSON.stringify(body))}`]),
  ].join(' \\\n  ');
};

/** For a shell: a quote inside ends the text, is written, and begins it again. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const bodyOf = ({ body, route }: LoggedRequest): unknown => {
  if (body === undefined) return undefined;
  if (body.operations !== undefined && !route.endsWith('/Bulk')) {
    return {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: body.operations.map(({ op, path, ...operation }) => ({
        op,
        ...(path !== undefined && { path }),
        ...(op.toLowerCase() !== 'remove' && { value: valueOf(operation) }),
      })),
    };
  }
  return body.attributes === undefined ? HIDDEN : valueOf(body);
};

const valueOf = ({ attributes, members }: Pick<OperationShape, 'attributes' | 'members'>): unknown => {
  const list = members?.ids.map((value) => ({ value }));
  if (attributes === undefined) return list ?? HIDDEN;
  return Object.fromEntries(
    attributes.map((name) => [name, name.toLowerCase() === 'members' ? (list ?? []) : HIDDEN]),
  );
};
