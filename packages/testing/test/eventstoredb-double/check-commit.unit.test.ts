import {
  checkCommit,
  type StreamKnowledge,
  type Verdict,
} from '../../src/eventstoredb-double/storage/check-commit';
import type { ExpectedRevision } from '../../src/eventstoredb-double/storage/expected-revision';

const ids = ['a', 'b', 'c', 'd'];

const knowledge = (change: Partial<StreamKnowledge> = {}): StreamKnowledge => ({
  current: 3n,
  isTombstoned: false,
  isSoftDeleted: false,
  hasMetadata: false,
  idAt: (revision) => ids[Number(revision)],
  recent: (id) => (ids.includes(id) ? BigInt(ids.indexOf(id)) : undefined),
  ...change,
});

const none = knowledge({ current: -1n, idAt: () => undefined, recent: () => undefined });
const at = (revision: bigint): ExpectedRevision => ({ _tag: 'Revision', revision });
const NO_STREAM: ExpectedRevision = { _tag: 'NoStream' };
const ANY: ExpectedRevision = { _tag: 'Any' };
const EXISTS: ExpectedRevision = { _tag: 'StreamExists' };
const APPEND: Verdict = { _tag: 'Append' };
const WRONG: Verdict = { _tag: 'WrongVersion' };
const DELETED: Verdict = { _tag: 'Deleted' };
const repeated = (revision: bigint): Verdict => ({ _tag: 'Repeated', revision });

/** The table of the rules of `IndexWriter.CheckCommit`, for a stream of the four events a, b, c and d. */
describe('an append is admitted', () => {
  it.each<[string, StreamKnowledge, ExpectedRevision, string[], Verdict]>([
    ['nothing to a tombstoned stream', knowledge({ isTombstoned: true }), ANY, ['x'], DELETED],
    ['"exists" to a deleted stream', knowledge({ isSoftDeleted: true }), EXISTS, ['x'], DELETED],
    ['"exists" where there is nothing', none, EXISTS, ['x'], WRONG],
    ['"exists" where there is metadata', { ...none, hasMetadata: true }, EXISTS, ['x'], APPEND],
    ['"any" whose first id is new, later ones not', knowledge(), ANY, ['x', 'b'], APPEND],
    ['"any" of known ids', knowledge(), ANY, ['b', 'c'], repeated(2n)],
    ['"any" of known ids and a new one', knowledge(), ANY, ['c', 'd', 'x'], WRONG],
    ['"any" of ids long forgotten', knowledge({ recent: () => undefined }), ANY, ['a'], APPEND],
    ['the last revision', knowledge(), at(3n), ['x'], APPEND],
    ['the last revision, of known ids', knowledge(), at(3n), ['a'], APPEND],
    ['a later revision', knowledge(), at(4n), ['x'], WRONG],
    ['"no stream" where there is none', none, NO_STREAM, ['x'], APPEND],
    ['"no stream" of the ids that began it', knowledge(), NO_STREAM, ['a', 'b'], repeated(1n)],
    ['an earlier revision, of the ids that followed', knowledge(), at(1n), ['c', 'd'], repeated(3n)],
    ['an earlier revision, of another first id', knowledge(), at(1n), ['x', 'd'], WRONG],
    ['an earlier revision, of another later id', knowledge(), at(1n), ['c', 'x'], WRONG],
    ['an earlier revision, beyond the head', knowledge(), at(1n), ['c', 'd', 'x'], WRONG],
    ['"no stream" to a deleted stream', knowledge({ isSoftDeleted: true }), NO_STREAM, ['x'], APPEND],
    ['an earlier revision to a deleted stream', knowledge({ isSoftDeleted: true }), at(1n), ['x'], WRONG],
  ])('expecting %s', (_, stream, expected, proposed, verdict) => {
    expect(checkCommit(stream, expected, proposed)).toEqual(verdict);
  });
});
