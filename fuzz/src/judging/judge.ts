import type { Lane, LearntFrom } from '../making/lane';
import type { Made } from '../making/request';

/** What a SCIM service may answer; 500 and its like are ours alone to cause. */
const ALLOWED = new Set([
  200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 422, 431, 501,
]);

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const faultOfForm = ({ method, status, headers, text }: LearntFrom): string | undefined => {
  if (!ALLOWED.has(status)) return `status ${status}`;
  if (/\n {4}at |\/src\/|\/dist\/|node_modules/.test(text)) return 'shows the inside of the program';
  if (text === '') return status >= 400 && method !== 'HEAD' ? 'an error without a text' : undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'an answer that is not JSON';
  }
  if (status < 400) return undefined;
  if (!String(headers['content-type']).startsWith('application/scim+json')) {
    return 'an error that is not SCIM';
  }
  const { schemas, status: told, detail } = Object(body) as Record<string, unknown>;
  const isError =
    Array.isArray(schemas) &&
    schemas[0] === 'urn:ietf:params:scim:api:messages:2.0:Error' &&
    told === String(status) &&
    typeof detail === 'string' &&
    detail !== '';
  return isError ? undefined : 'an error that is not SCIM';
};

const saysAbout = (asked: string, { headers, text }: LearntFrom, other: Lane): string | undefined => {
  const told = `${text}\n${JSON.stringify(headers)}`;
  if (told.toLowerCase().includes(other.marker)) return `shows what ${other.directory} alone was sent`;
  for (const [id] of told.matchAll(uuid)) {
    if (other.issued.has(id) && !asked.includes(id)) return `shows an id of ${other.directory}`;
  }
  return undefined;
};

/** What is wrong with an answer; nothing, as a rule. */
export const judge = (made: Made, answer: LearntFrom, other: Lane | undefined): string | undefined => {
  const form = faultOfForm(answer);
  if (form !== undefined || other === undefined) return form;
  const { status } = answer;
  if (made.stranger !== undefined && (status < 400 || status === 409 || status === 412)) {
    return `a resource of ${other.directory} is not unknown here`;
  }
  if (made.strangeCursor !== undefined && status < 400) {
    return `a cursor of ${other.directory} is taken here`;
  }
  return saysAbout(`${made.url}\n${String(made.payload)}`, answer, other);
};
