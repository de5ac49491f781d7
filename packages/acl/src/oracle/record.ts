import { isJsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { type RecordedNetwork, readNetwork } from './recorded-network';

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

/** A record, and what of its line is not as the format says: that part is left out. */
export type ReadRecord = { readonly faults: ReadonlyArray<string> } & (
  | { readonly kind: 'capture'; readonly record: Capture }
  | { readonly kind: 'decisions'; readonly record: DecisionRecord }
);

type Line = Readonly<Record<string, unknown>>;

const isNumbers = (value: unknown): value is ReadonlyArray<number> =>
  Array.isArray(value) && value.every((item) => typeof item === 'number');

/** `undefined` for what is no row. An absent or `null` list for IPv6 is that for IPv4. */
const readRow = (row: unknown): DecisionRow | undefined => {
  if (!Array.isArray(row)) return undefined;
  const [src, dst, protocol, open4, second]: unknown[] = row;
  const open6 = second ?? open4;
  return typeof src === 'string' &&
    typeof dst === 'string' &&
    typeof protocol === 'number' &&
    isNumbers(open4) &&
    isNumbers(open6)
    ? { src, dst, protocol, open4, open6 }
    : undefined;
};

const readDecisions = (line: Line, rows: ReadonlyArray<unknown>): E.Either<string, ReadRecord> => {
  const { ports } = line;
  if (!isNumbers(ports) || ports.length === 0) return E.left('decisions without the ports asked');
  const { network, faults } = readNetwork(line);
  const nodes = new Set(network.nodes.map(({ id }) => id));
  const read = rows.flatMap((row) => readRow(row) ?? []);
  const known = read.filter(({ src, dst }) => nodes.has(src) && nodes.has(dst));
  const left = (count: number, why: string) => (count === 0 ? [] : [`rows left out: ${count} ${why}`]);
  return E.right({
    kind: 'decisions',
    record: { ...network, ports, rows: known },
    faults: [
      ...faults,
      ...left(rows.length - read.length, 'are no rows'),
      ...left(read.length - known.length, 'name a node that is not there'),
    ],
  });
};

const readCapture = (line: Line, code: number): ReadRecord => {
  const { network, faults } = readNetwork(line);
  const message = typeof line.message === 'string' && line.message !== '' ? line.message : null;
  return { kind: 'capture', record: { ...network, code, message }, faults };
};

/** Reads a line by what it holds, whichever file it is in. The error says why it is no record. */
export const readRecord = (line: unknown): E.Either<string, ReadRecord> => {
  if (!isJsonObject(line)) return E.left('not an object');
  if (line.policy === undefined) return E.left('without a policy');
  if (Array.isArray(line.rows)) return readDecisions(line, line.rows);
  if (typeof line.code === 'number') return E.right(readCapture(line, line.code));
  return E.left('with neither an answer ("code") nor decisions ("rows")');
};
