import { isDeepStrictEqual } from 'node:util';
import { chainDigest, type JsonObject, type StoredEvent } from '@rollcall/domain';
import fc from 'fast-check';
import { read, type StoredLog } from './stored-log';

export type Tampering = {
  readonly how: string;
  readonly log: StoredLog;
  /** What is to be said of it, where it can be said for sure. */
  readonly expected?: { readonly kind: string; readonly revision: bigint };
};

const at = (log: StoredLog, seed: number): number => seed % log.length;

const parse = (line: string): { id: string; type: string; data: JsonObject; metadata: JsonObject } =>
  JSON.parse(line);

const flipBit = (log: StoredLog, a: number, b: number): Tampering => {
  const place = at(log, a);
  const bytes = Buffer.from(log[place] ?? '');
  bytes.writeUInt8(bytes.readUInt8(b % bytes.length) ^ (1 << (b % 8)), b % bytes.length);
  return {
    how: 'bit flip',
    log: log.with(place, bytes.toString()),
    expected: { kind: 'edited', revision: BigInt(place) },
  };
};

const edit = (log: StoredLog, a: number, b: number): Tampering => {
  const place = at(log, a);
  const { data, metadata, ...event } = parse(log[place] ?? '');
  const edited = [
    { ...event, data: { ...data, more: b }, metadata },
    { ...event, data, metadata: { ...metadata, actor: { type: 'system', name: `nobody ${b}` } } },
    { ...event, data, metadata: { ...metadata, occurredAt: new Date(b).toISOString() } },
    { ...event, id: `${event.id}x`, data, metadata },
  ][b % 4];
  return {
    how: 'edit',
    log: log.with(place, JSON.stringify(edited)),
    expected: { kind: 'edited', revision: BigInt(place) },
  };
};

const remove = (log: StoredLog, a: number, b: number): Tampering => {
  const count = 1 + (b % Math.min(3, log.length));
  const place = a % (log.length - count + 1);
  const kind = place + count === log.length ? 'truncated' : 'removed';
  return {
    how: 'removal',
    log: log.toSpliced(place, count),
    expected: { kind, revision: BigInt(place) },
  };
};

const insert = (log: StoredLog, a: number, b: number): Tampering => {
  const place = at(log, a);
  const copy = log[at(log, b)] ?? '';
  return {
    how: 'insertion',
    log: log.toSpliced(place, 0, b % 2 === 0 ? copy : copy.replace(/"id":"./, '"id":"~')),
  };
};

const swap = (log: StoredLog, a: number, b: number): Tampering => {
  const [first, second] = [at(log, a), at(log, b)];
  return { how: 'swap', log: log.with(first, log[second] ?? '').with(second, log[first] ?? '') };
};

const move = (log: StoredLog, a: number, b: number): Tampering => {
  const from = at(log, a);
  const to = at(log, b);
  return {
    how: 'move',
    log: log.toSpliced(from, 1).toSpliced(to, 0, log[from] ?? ''),
    ...(Math.abs(from - to) > 1 ? { expected: { kind: 'moved', revision: BigInt(from) } } : {}),
  };
};

const truncate = (log: StoredLog, a: number): Tampering => {
  const length = at(log, a);
  return {
    how: 'truncation',
    log: log.slice(0, length),
    expected: { kind: 'truncated', revision: BigInt(length) },
  };
};

/** Edits an event and makes all digests from it on anew. */
const rewrite = (log: StoredLog, a: number, b: number, upTo = log.length): Tampering => {
  const place = at(log, a);
  let digest = '';
  const rewritten = read(log).map((event: StoredEvent, index) => {
    const { data, metadata, ...rest } = parse(log[index] ?? '');
    const changed = index === place ? { ...data, more: b } : data;
    if (index >= upTo) return log[index] ?? '';
    digest = chainDigest(digest, { ...event, data: changed, metadata });
    return JSON.stringify({ ...rest, data: changed, metadata: { ...metadata, digest } });
  });
  return upTo === log.length
    ? { how: 'rewrite', log: rewritten, expected: { kind: 'rewritten', revision: 0n } }
    : { how: 'rewrite of a part', log: rewritten };
};

const kinds = [
  flipBit,
  edit,
  remove,
  insert,
  swap,
  move,
  truncate,
  rewrite,
  (log: StoredLog, a: number, b: number) => rewrite(log, a, b, at(log, a) + 1 + (b % 3)),
];

/** Some tampering with a log that leaves another log than it was; bytes that mean the same are the same. */
export const tamperingWith = (log: StoredLog): fc.Arbitrary<Tampering> =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.nat(), fc.nat())
    .map(([kind, a, b]) => kind(log, a, b))
    .filter((tampering) => !isDeepStrictEqual(read(tampering.log), read(log)));
