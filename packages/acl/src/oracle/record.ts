import { isJsonObject } from '@rollcall/domain';

export type RecordedNode = {
  readonly id: string;
  readonly user: string | undefined;
  readonly tags: ReadonlyArray<string>;
  readonly addresses: ReadonlyArray<string>;
  readonly approvedRoutes: ReadonlyArray<string>;
};

export type RecordedUser = { readonly name: string; readonly email: string };

/** What a line of either kind of file says of the network. */
export type RecordedNetwork = {
  readonly id: string;
  readonly policy: unknown;
  readonly users: ReadonlyArray<RecordedUser>;
  readonly nodes: ReadonlyArray<RecordedNode>;
};

/** A policy sent to a live network, and the answer. */
export type Capture = RecordedNetwork & { readonly code: number; readonly message: string | null };

/** What one protocol reached from one node to another; every port not listed was closed. */
export type DecisionRow = {
  readonly src: string;
  readonly dst: string;
  readonly protocol: number;
  readonly open4: ReadonlyArray<number>;
  readonly open6: ReadonlyArray<number>;
};

export type DecisionRecord = RecordedNetwork & {
  readonly ports: ReadonlyArray<number>;
  readonly rows: ReadonlyArray<DecisionRow>;
};

const strings = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const numbers = (value: unknown): ReadonlyArray<number> =>
  Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const readNode = ([id, node]: [string, unknown]): ReadonlyArray<RecordedNode> =>
  isJsonObject(node)
    ? [
        {
          id,
          user: typeof node.user === 'string' ? node.user : undefined,
          tags: strings(node.tags),
          addresses: strings([node.ipv4, node.ipv6]),
          approvedRoutes: strings(node.approved_routes),
        },
      ]
    : [];

const readNetwork = (line: Readonly<Record<string, unknown>>): RecordedNetwork => ({
  id: text(line.id),
  policy: line.policy,
  users: (Array.isArray(line.users) ? line.users : []).filter(isJsonObject).map((user) => ({
    name: text(user.name),
    email: text(user.email),
  })),
  nodes: isJsonObject(line.nodes) ? Object.entries(line.nodes).flatMap(readNode) : [],
});

const readRow = (row: unknown): ReadonlyArray<DecisionRow> => {
  if (!Array.isArray(row)) return [];
  const [src, dst, protocol, open4, open6]: unknown[] = row;
  if (typeof protocol !== 'number') return [];
  return [
    {
      src: text(src),
      dst: text(dst),
      protocol,
      open4: numbers(open4),
      open6: open6 === null ? numbers(open4) : numbers(open6),
    },
  ];
};

/** `undefined` for a line that is no capture. */
export const readCapture = (line: unknown): Capture | undefined =>
  isJsonObject(line) && typeof line.code === 'number'
    ? {
        ...readNetwork(line),
        code: line.code,
        message: typeof line.message === 'string' ? line.message : null,
      }
    : undefined;

/** `undefined` for a line that is no record of decisions. */
export const readDecisions = (line: unknown): DecisionRecord | undefined =>
  isJsonObject(line) && Array.isArray(line.rows)
    ? { ...readNetwork(line), ports: numbers(line.ports), rows: line.rows.flatMap(readRow) }
    : undefined;
