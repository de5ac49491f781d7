import { createDirectory, foldStored, type MutableDirectory, parseDirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Benchmark } from '../benchmark';
import { atLeast } from '../comparison';
import { type EventText, eventText } from '../history/event-text';
import { history } from '../history/history';
import { collectGarbage } from '../measure/collect-garbage';
import { timed } from '../measure/timed';

const SIZES = { full: { pieces: 20, events: 50_000 }, quick: { pieces: 2, events: 2_000 } };

/**
 * Each piece of the history is parsed alone and then replayed on the state left by the pieces before, so
 * that a million events need not lie in memory at once and neither side gets the better half of the run.
 */
const run: Benchmark['run'] = async ({ quick }) => {
  const { pieces, events } = quick ? SIZES.quick : SIZES.full;
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const source = history(id.right);
  const directory = createDirectory(id.right);
  const total = pieces * events;
  let parsing = 0;
  let replaying = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const texts = Array.from({ length: events }, () => eventText(source.next().value));
    collectGarbage();
    parsing += timed(() => parse(texts));
    collectGarbage();
    replaying += timed(() => replay(directory, texts));
  }
  if (directory.revision !== BigInt(total - 1)) throw new Error(`replayed to ${directory.revision}`);
  return [
    {
      what: `replay of ${total.toLocaleString('en')} events: parse, decode, verify, fold`,
      unit: 'events/s',
      ours: (total / replaying) * 1_000,
      peer: (total / parsing) * 1_000,
      peerIs: 'JSON.parse alone',
      target: atLeast(0.35),
    },
  ];
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

const replay = (directory: MutableDirectory, texts: ReadonlyArray<EventText>): void => {
  for (const { id, revision, type, data, metadata } of texts) {
    const text = { data, metadata };
    const stored = { id, revision, type, data: JSON.parse(data), metadata: JSON.parse(metadata), text };
    const folded = foldStored(directory, stored);
    if (E.isLeft(folded)) throw new Error(`event ${revision} does not fold: ${folded.left._tag}`);
  }
};

export const replayBenchmark: Benchmark = { name: 'replay', run };
