import type { DirectoryView } from '@rollcall/domain';
import { interpret, noTerms, type ScimContext } from '@rollcall/scim';

/** Of requests that are not sent over HTTP. */
export const CONTEXT: ScimContext = {
  baseUrl: 'https://rollcall.example.com/scim/v2',
  newId: () => 'none',
  cursors: { seal: (text) => text, open: () => undefined, now: () => new Date(0) },
  terms: noTerms,
  toldEvents: () => [],
};

/** Sends a `GET` from its interpretation to the text of its answer; throws unless that is 200 and holds the text. */
export const askScim = (
  directory: DirectoryView,
  path: ReadonlyArray<string>,
  query: URLSearchParams,
  expected: string,
): void => {
  const operation = interpret({ method: 'GET', path, query, headers: {}, body: '' }, CONTEXT);
  if (operation._tag !== 'Query') throw new Error(`${path.join('/')} is no query`);
  const { status, body } = operation.answer(directory);
  if (status !== 200 || body?.includes(expected) !== true)
    throw new Error(`${path.join('/')} answered ${status}: ${body}`);
};
