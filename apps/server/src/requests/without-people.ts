import type { BodyShape, MemberIds } from './body-shape';
import type { NotedRequest } from './request-record';

/** What was sent: the body as text, and the path with its query. */
export type SentText = { readonly body: string; readonly url: string };

/**
 * Of a directory whose people can be erased: what may tell of somebody is left out before it is written, since
 * nothing would find it later. Ids that were issued here stay, and of an answer every word that was not sent.
 */
export const withoutPeople = (
  { detail, cause, resource, body, ...request }: NotedRequest,
  sent: SentText,
): NotedRequest => ({
  ...request,
  ...(resource !== undefined && issued.test(resource) && { resource }),
  ...(detail !== undefined && { detail: withoutWordsOf(sent)(detail) }),
  ...(cause !== undefined && { cause: withoutWordsOf(sent)(cause) }),
  body: () => bodyWithoutPeople(body(), request.route),
});

const issued = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Runs of anything but white space and what stands around words in a sentence, a filter or a path. */
const words = /[^\s"'`()[\]{}<>,;:=&?/]+/g;

/** Leaves out what is quoted, what was cut short, addresses, and every word that the request holds as a value. */
const withoutWordsOf = ({ body, url }: SentText): ((text: string) => string) => {
  const sent = new Set<string>();
  for (const value of [...valuesIn(parsed(body) ?? body), decoded(url)]) {
    for (const [word] of value.toLowerCase().matchAll(words)) sent.add(trimmed(word));
  }
  const isKept = (word: string): boolean =>
    issued.test(trimmed(word)) || !(sent.has(trimmed(word.toLowerCase())) || /@|…/.test(word));
  return (text) =>
    text
      .replace(/"((?:[^"\\]|\\.)*)"?/g, (quoted, content: string) => (issued.test(content) ? quoted : '"…"'))
      .replace(words, (word) => (isKept(word) ? word : '…'));
};

/** A full stop ends a sentence, and is part of an address. */
const trimmed = (word: string): string => word.replace(/\.+$/, '');

/** Without recursion: a body that is nested too deep is refused, and noted all the same. */
function* valuesIn(sent: unknown): Generator<string> {
  const open = [sent];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') yield value;
    else if (typeof value === 'number') yield String(value);
    else if (typeof value === 'object' && value !== null) {
      for (const member of Object.values(value)) open.push(member);
    }
  }
}

const bodyWithoutPeople = (body: BodyShape | undefined, route: string): BodyShape | undefined => {
  if (body === undefined) return undefined;
  const { named, members, operations, ...shape } = body;
  return {
    ...shape,
    ...(named !== undefined && route.includes('/Groups') && { named }),
    ...(members && { members: issuedOnly(members) }),
    ...(operations && {
      operations: operations.map(({ path, members: listed, ...operation }) => ({
        ...operation,
        ...(path !== undefined && { path: withoutUnissued(path) }),
        ...(listed && { members: issuedOnly(listed) }),
      })),
    }),
  };
};

const withoutUnissued = (path: string): string =>
  path.replace(/"([^"]*)"?/g, (quoted, content: string) => (issued.test(content) ? quoted : '"…"'));

const issuedOnly = ({ total, ids }: MemberIds): MemberIds => ({
  total,
  ids: ids.map((id) => (issued.test(id) ? id : '…')),
});

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
