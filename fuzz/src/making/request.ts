import type { Json } from '@rollcall/domain';
import { anyJson, mutateJson } from './json';
import { type Lane, NOBODY } from './lane';
import type { Random } from './random';
import type { Model } from './recordings';
import { filterText, mutateText } from './text';
import { attributes, parameters } from './vocabulary';

/** A request below the base URL of SCIM, ready to be sent. */
export type Made = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer | undefined;
  /** An id of the other directory that the path names, which must be unknown here. */
  readonly stranger?: string;
  /** A cursor of the other directory, which must be worth nothing here. */
  readonly strangeCursor?: string;
};

/** How often a request speaks of what only the other directory knows. */
const STRANGERS = 0.04;

const wordsOf = (random: Random, { marker, users, groups }: Lane): ReadonlyArray<string> => [
  marker,
  `${marker}${random.below(200)}`,
  `${marker}${random.below(200)}@example.com`,
  random.from(users, NOBODY),
  random.from(groups, NOBODY),
  'work',
  'add',
  'remove',
  'bulkId:a',
  'True',
];

/** The text with this directory's ids and marker for those of a model. */
const localised = (random: Random, lane: Lane, text: string): string => {
  const name = `${lane.marker}${random.below(200)}`;
  return text
    .replaceAll('{user}', () => random.from(lane.users, NOBODY))
    .replaceAll('{group}', () => random.from(lane.groups, NOBODY))
    .replaceAll('{id}', () => random.from([...lane.users, ...lane.groups], NOBODY))
    .replaceAll(/[A-Za-z.]+@[A-Za-z.]+/g, `${name}@example.com`)
    .replaceAll(/"(Engineering|Bulk|Renamed|Ana|R&D)"/g, `"${name}"`);
};

const query = (random: Random, lane: Lane, words: ReadonlyArray<string>): string =>
  Array.from({ length: random.below(4) }, () => {
    const name = random.from(parameters, 'count');
    const value = random.pick<() => string>(
      () => (name === 'filter' ? filterText(random, words) : String(random.below(20) - 2)),
      () =>
        name === 'filter' ? mutateText(random, filterText(random, words)) : random.from(attributes, 'id'),
      () => random.pick('ascending', 'descending', '', '1e3', 'NaN', '99999999999999999999'),
      () => (name === 'cursor' ? random.from(lane.cursors, '') : filterText(random, words)),
      () => mutateText(random, random.from(lane.cursors, 'x')),
    )();
    return random.chance(0.03) ? mutateText(random, `${name}=${value}`) : `${name}=${encoded(value)}`;
  }).join('&');

/** A lone surrogate, which cannot be encoded, as U+FFFD. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const headersOf = (random: Random, lane: Lane): Record<string, string> => {
  const etag = random.from(lane.etags, 'W/"1"');
  const headers: Record<string, string> = {
    authorization: random.chance(0.98)
      ? random.pick(`Bearer ${lane.key}`, lane.key, `bearer ${lane.key}`)
      : random.pick('', 'Bearer', 'Basic YTpi', `Bearer ${visible(mutateText(random, lane.key))}`),
    'content-type': random.chance(0.95)
      ? random.pick('application/scim+json', 'application/json; charset=utf-8')
      : random.pick('text/plain', '', 'application/scim+json; charset=latin1', 'multipart/form-data', ';;;'),
  };
  if (random.chance(0.1)) headers['if-match'] = random.pick(etag, '*', visible(mutateText(random, etag)));
  if (random.chance(0.1))
    headers['if-none-match'] = random.pick(etag, '*', visible(mutateText(random, etag)));
  if (random.chance(0.1))
    headers.accept = random.pick('application/scim+json', '*/*', 'text/html', 'q=;', '');
  if (random.chance(0.02)) headers['x-request-id'] = visible(mutateText(random, lane.marker));
  if (random.chance(0.02)) headers['x-http-method-override'] = 'DELETE';
  return headers;
};

/** What a header may hold. */
const visible = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '~').trim();

const pathOf = (random: Random, text: string): string => {
  const path = random.chance(0.04) ? mutateText(random, text) : text;
  const [place = '', ...rest] = path.replaceAll(/[^\x21-\x7e]/g, encoded).split('?');
  return `/${place.replace(/^\/+/, '').replaceAll('"', '%22')}${rest.length === 0 ? '' : `?${rest.join('?')}`}`;
};

const bytesOf = (random: Random, text: string): Buffer => {
  const bytes = Buffer.from(text);
  for (let edits = random.below(4); edits > 0 && bytes.length > 0; edits -= 1) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes.subarray(0, random.chance(0.3) ? random.below(bytes.length + 1) : bytes.length);
};

const payloadOf = (random: Random, lane: Lane, body: Json | undefined, words: ReadonlyArray<string>) => {
  if (body === undefined && !random.chance(0.05)) return undefined;
  const json =
    random.chance(0.06) || body === undefined
      ? anyJson(random, words)
      : random.chance(0.2)
        ? body
        : mutateJson(random, words, body, random.pick(6, 15, 40));
  const text = localised(random, lane, JSON.stringify(json));
  if (random.chance(0.06)) return mutateText(random, text);
  return random.chance(0.04) ? bytesOf(random, text) : text;
};

/** Makes a request for a directory that may try for what is another's. */
export const makeRequest = (
  random: Random,
  lane: Lane,
  other: Lane | undefined,
  models: ReadonlyArray<Model>,
): Made => {
  const words = wordsOf(random, lane);
  const model = random.from(models, { method: 'GET', url: '/Users', body: undefined });
  const headers = headersOf(random, lane);
  if (other !== undefined && random.chance(STRANGERS)) {
    const strangeCursor = other.cursors.at(random.below(other.cursors.length));
    if (random.chance(0.5) && strangeCursor !== undefined) {
      return {
        method: 'GET',
        url: `/Users?count=3&cursor=${strangeCursor}`,
        headers,
        payload: undefined,
        strangeCursor,
      };
    }
    const endpoint = random.pick('Users', 'Groups');
    const stranger = random.from(endpoint === 'Users' ? other.users : other.groups, NOBODY);
    const payload = payloadOf(random, lane, model.body, words);
    const method = random.pick('GET', 'PUT', 'PATCH', 'DELETE');
    return { method, url: `/${endpoint}/${stranger}`, headers, payload, stranger };
  }
  const method = random.chance(0.03)
    ? random.pick('GET', 'PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS')
    : model.method;
  const url = localised(random, lane, model.url).replace(
    /\/(Users|Groups)\/(?!\.search)[^/?]+/,
    (found, endpoint: string) =>
      random.chance(0.05)
        ? found
        : `/${endpoint}/${random.from(endpoint === 'Users' ? lane.users : lane.groups, NOBODY)}`,
  );
  const asked = method === 'GET' || random.chance(0.1) ? query(random, lane, words) : '';
  const whole = asked === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${asked}`;
  return { method, url: pathOf(random, whole), headers, payload: payloadOf(random, lane, model.body, words) };
};
