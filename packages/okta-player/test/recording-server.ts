import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type JsonObject } from '../src/wire/json';

export type Received = {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};

export type Refusal = { readonly status: number; readonly body: string };

/** A SCIM service that keeps documents, refuses on command, and remembers every request. */
export type RecordingServer = {
  readonly baseUrl: string;
  readonly received: ReadonlyArray<Received>;
  readonly lines: () => ReadonlyArray<string>;
  readonly bodyOf: (line: string) => unknown;
  readonly forget: () => void;
  /** The next request that starts with `line` gets this answer. */
  readonly refuse: (line: string, refusal: Refusal) => void;
  readonly put: (endpoint: string, document: JsonObject) => string;
  readonly document: (endpoint: string, id: string) => JsonObject | undefined;
  readonly close: () => Promise<void>;
};

export const startRecordingServer = async (): Promise<RecordingServer> => {
  const documents = new Map<string, JsonObject>();
  const received: Array<Received> = [];
  const refusals = new Map<string, Refusal>();

  const put = (endpoint: string, document: JsonObject): string => {
    const id = randomUUID();
    documents.set(`${endpoint}/${id}`, { ...document, id, meta: { resourceType: endpoint.slice(1, -1) } });
    return id;
  };

  const answer = (method: string, url: URL, body: unknown): [number, unknown] => {
    const path = url.pathname.replace('/scim', '');
    const found = documents.get(path);
    switch (method) {
      case 'POST':
        return [201, documents.get(`${path}/${put(path, isObject(body) ? body : {})}`)];
      case 'GET':
        if (found !== undefined) return [200, found];
        if (path.split('/').length > 2) return [404, { detail: 'none' }];
        return [200, list([...documents], path, url.searchParams.get('filter'))];
      case 'PUT':
        documents.set(path, isObject(body) ? body : {});
        return [200, documents.get(path)];
      case 'DELETE':
        documents.delete(path);
        return [204, undefined];
      default:
        return [200, found];
    }
  };

  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const method = request.method ?? '';
      const url = new URL(request.url ?? '/', 'http://server');
      const line = `${method} ${(request.url ?? '').replace('/scim', '')}`;
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      received.push({ line, headers: request.headers, body });
      for (const [start, refusal] of refusals) {
        if (!line.startsWith(start)) continue;
        refusals.delete(start);
        response.writeHead(refusal.status).end(refusal.body);
        return;
      }
      const [status, answered] = answer(method, url, body);
      response.writeHead(status).end(answered === undefined ? '' : JSON.stringify(answered));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/scim`,
    received,
    lines: () => received.map(({ line }) => line),
    bodyOf: (line) => received.findLast((request) => request.line === line)?.body,
    forget: () => received.splice(0),
    refuse: (line, refusal) => refusals.set(line, refusal),
    put,
    document: (endpoint, id) => documents.get(`${endpoint}/${id}`),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Serves `attribute eq "value"` and nothing else. */
const list = (all: ReadonlyArray<[string, JsonObject]>, endpoint: string, filter: string | null) => {
  const [, attribute = '', value] = /^(\w+) eq "(.*)"$/.exec(filter ?? '') ?? [];
  const resources = all
    .filter(
      ([path, document]) => path.startsWith(endpoint) && (filter === null || document[attribute] === value),
    )
    .map(([, document]) => document);
  return { totalResults: resources.length, Resources: resources };
};
