import {
  createDirectory,
  decodeEvent,
  evolve,
  foldStored,
  type MutableDirectory,
  parseDirectoryId,
  type StoredEvent,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Benchmark } from '../benchmark';
import { atLeast } from '../comparison';
import { type EventText, eventText } from '../history/event-text';
import { history } from '../history/history';
import { collectGarbage } from '../measure/collect-garbage';
import { timed } from '../measure/timed';

const SIZES = { full: { pieces: 20, events: 50_000 }, quick: { pieces: 2, events: 2_000 } };

/** What is made of each event besides its parsing, and the least of the speed of parsing alone that may be left. */
const WAYS = [
  {
    what: 'parse, decode, fold',
    least: 0.35,
    step: (directory: MutableDirectory, stored: StoredEvent) => {
      const decoded = decodeEvent(stored);
      return E.isLeft(decoded) ? decoded.left : evolve(directory, decoded.right);
    },
  },
  {
    what: 'the same, each held to its digest',
    least: 0.3,
    step: (directory: MutableDirectory, stored: StoredEvent) => {
      const folded = foldStored(directory, stored);
      return E.isLeft(folded) ? folded.left : undefined;
    },
  },
] as const;

type Step = (typeof WAYS)[number]['step'];

/**
 * Each piece of the history is parsed alone and then replayed on the state left by the pieces before, so
 * that a million events need not lie in memory at once and neither side gets the better half of the run. The pieces
 * are replayed in one way and the other by turns.
 */
const run: Benchmark['run'] = async ({ quick }) => {
  const { pieces, events } = quick ? SIZES.quick : SIZES.full;
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const source = history(id.right);
  const directory = createDirectory(id.right);
  const taken = WAYS.map((way) => ({ ...way, events: 0, parsing: 0, replaying: 0 }));
  for (let piece = 0; piece < pieces; piece += 1) {
    const way = taken[piece % taken.length];
    if (way === undefined) throw new Error('there is no way to replay');
    const texts = Array.from({ length: events }, () => eventText(source.next().value));
    collectGarbage();
    way.parsing += timed(() => parse(texts));
    collectGarbage();
    way.replaying += timed(() => replay(directory, texts, way.step));
    way.events += events;
  }
  const total = pieces * events;
  if (directory.revision !== BigInt(total - 1)) throw new Error(`replayed to ${directory.revision}`);
  return taken.map(({ what, least, parsing, replaying, events: count }) => ({
    what: `replay of ${count.toLocaleString('en')} events: ${what}`,
    unit: 'events/s',
    ours: (count / replaying) * 1_000,
    peer: (count / parsing) * 1_000,
    peerIs: 'JSON.parse alone',
    target: atLeast(least),
  }));
};

/** Counts, so that no engine may leave the work out. */
const parse = (texts: ReadonlyArray<EventText>): void => {
  let objects = 0;
  for (const { data, metadata } of texts) {
    const values: ReadonlyArray<unknown> = [JSON.parse(data), JSON.parse(metadata)];
    for (const value of values) if (typeof value === 'object') objects += 1;
  }
  if (objects !== 2 * texts.length) throw new Error('an event is not an object');
};

const replay = (directory: MutableDirectory, texts: ReadonlyArray<EventText>, step: Step): void => {
  for (const { id, revision, type, data, metadata } of texts) {
    const text = { data, metadata };
    const stored = { id, revision, type, data: JSON.parse(data), metadata: JSON.parse(metadata), text };
    const fault = step(directory, stored);
    if (fault !== undefined) throw new Error(`event ${revision} does not fold: ${fault._tag}`);
  }
};

export const replayBenchmark: Benchmark = { name: 'replay', run };
