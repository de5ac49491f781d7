import {
  chainDigest,
  createDirectory,
  describeUnfoldable,
  foldStored,
  isJsonObject,
  revision,
  type SealedEvent,
  type StoredEvent,
  stateDigest,
  userId,
} from '@rollcall/domain';
import {
  directoryOf,
  exampleDirectory,
  groupCreated,
  historyOf,
  membershipChanged,
  opened,
  userCreated,
} from '@rollcall/testing';
import { isLeft } from 'fp-ts/lib/Either.js';

const events = [
  opened(),
  userCreated('ana'),
  userCreated('eve'),
  groupCreated('g'),
  membershipChanged('g', { added: ['ana'] }),
];

/** As a store gives it back that keeps text. */
const withText = ({ id, revision: at, event, text }: SealedEvent): StoredEvent => ({
  id,
  revision: at,
  type: event.type,
  data: JSON.parse(text.data),
  metadata: JSON.parse(text.metadata),
  text: { data: text.data, metadata: text.metadata },
});

const withoutText = ({ id, revision: at, type, data, metadata }: StoredEvent): StoredEvent => ({
  id,
  revision: at,
  type,
  data,
  metadata,
});

const decrypted = (stored: StoredEvent): StoredEvent => ({ ...stored, data: userCreated('bo').data });

const inText = (stored: StoredEvent, change: (text: string) => string): StoredEvent => {
  const text = {
    data: change(stored.text?.data ?? ''),
    metadata: change(stored.text?.metadata ?? ''),
  };
  return { ...stored, text, data: JSON.parse(text.data), metadata: JSON.parse(text.metadata) };
};

const history = historyOf(events).map(withText);

/** The revision and the reason at which folding ends; nothing when all is folded. */
const fault = (log: ReadonlyArray<StoredEvent>) => {
  const directory = createDirectory(exampleDirectory);
  for (const stored of log) {
    const folded = foldStored(directory, stored);
    if (isLeft(folded)) {
      return { at: directory.revision + 1n, reason: describeUnfoldable(folded.left), directory };
    }
  }
  return { at: undefined, reason: '', directory };
};

const last = history.length - 1;

describe('folding a log', () => {
  it('gives the state of its events', () => {
    expect(stateDigest(fault(history).directory)).toBe(stateDigest(directoryOf(events)));
  });

  it.each<[string, (stored: StoredEvent) => StoredEvent]>([
    ['its text is not canonical', (stored) => inText(stored, (text) => ` ${text}`)],
    ['the store gives no text', withoutText],
    ['what is in its data was decrypted since', decrypted],
    ['both', (stored) => decrypted(inText(stored, (text) => ` ${text}`))],
  ])('takes an event when %s', (_, change) => {
    const taken = history.map((stored) => (stored.revision === 1n ? change(stored) : stored));
    const { at, directory } = fault(taken.slice(0, 3));
    expect({ at, revision: directory.revision }).toEqual({ at: undefined, revision: 2n });
  });

  const edits: ReadonlyArray<[string, (text: string) => string]> = [
    ['somebody else joins', (text) => text.replace('"ana"', '"eve"')],
    ['it happened at another time', (text) => text.replace('2026-05-03', '2026-05-04')],
    ['somebody else did it', (text) => text.replace('"name":"test"', '"name":"root"')],
    ['it has another digest', (text) => text.replace(/"digest":"../, '"digest":"~~')],
    ['it has no digest', (text) => text.replace('"digest"', '"digesta"')],
  ];
  it.each(edits)('stops before an event that was edited: %s', (_, edit) => {
    for (const stored of [inText(history[last] ?? fail(), edit)]) {
      for (const edited of [stored, withoutText(stored)]) {
        const { at, reason, directory } = fault(history.with(last, edited));
        expect(at).toBe(BigInt(last));
        expect(reason).toMatch(
          /^it does not continue the chain of digests: .*"rollcall audit verify"|^metadata: /,
        );
        expect(directory.user(userId('eve'))).toBeDefined();
        expect([...directory.groupsOf(userId('eve'))]).toEqual([]);
      }
    }
  });

  it('stops before an event that somebody put there', () => {
    const [, , , , joined] = history;
    const forged = { ...(joined ?? fail()), revision: revision(last + 1) };
    expect(fault([...history, forged])).toMatchObject({ at: BigInt(last + 1) });
  });

  /** As another program writes it that goes on with the chain: with the digest that it must have. */
  const continued = (stored: StoredEvent): StoredEvent => {
    const before = history.find(({ revision: at }) => at === stored.revision - 1n)?.metadata;
    const { data, metadata } = stored;
    if (!isJsonObject(data) || !isJsonObject(metadata) || !isJsonObject(before)) return fail();
    if (typeof before.digest !== 'string') return fail();
    const digest = chainDigest(before.digest, { ...stored, data, metadata });
    return withoutText({ ...stored, metadata: { ...metadata, digest } });
  };

  it.each<[string, Pick<StoredEvent, 'type' | 'data'>, string]>([
    ['of a type that is not known here', { type: 'UserPraised', data: {} }, 'UserPraised'],
    [
      'of somebody who is not there',
      membershipChanged('g', { added: ['bo'] }),
      `event ${last} names user bo, who does not exist`,
    ],
    [
      'of a group that is not there',
      membershipChanged('h', { added: ['ana'] }),
      `event ${last} names group h, which does not exist`,
    ],
  ])('stops before an event %s though it continues the chain', (_, { type, data }, said) => {
    const added = continued({ ...(history[last] ?? fail()), type, data });
    const { at, reason } = fault(history.with(last, added));
    expect(at).toBe(BigInt(last));
    expect(reason).toContain(said);
    expect(reason).not.toContain('chain of digests');
  });

  it('says which event is missing rather than that the one after it does not fit', () => {
    expect(fault(history.toSpliced(2, 1)).reason).toBe('event 2 is missing: the next one found is 3');
  });
});

const fail = (): never => {
  throw new Error('the history is too short');
};
