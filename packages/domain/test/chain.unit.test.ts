import { createHash } from 'node:crypto';
import {
  type BrokenChain,
  type ChainHead,
  canonicalJson,
  chainDigest,
  emptyChain,
  eventId,
  isBroken,
  revision,
  type StoredEvent,
  verifyNext,
} from '@rollcall/domain';
import { groupCreated, groupRenamed, historyOf, opened, userCreated } from '@rollcall/testing';

type Four = [StoredEvent, StoredEvent, StoredEvent, StoredEvent];

const stored = () =>
  historyOf([
    opened(),
    userCreated('ana'),
    groupCreated('g', 'Engineering'),
    groupRenamed('g', 'Engineering', 'Platform'),
  ]).map(({ id, revision: at, event, metadata }) => ({
    id,
    revision: at,
    ...event,
    metadata,
  })) as unknown as Four;

const verify = (events: ReadonlyArray<StoredEvent>): ChainHead | BrokenChain => {
  let head = emptyChain;
  for (const event of events) {
    const next = verifyNext(head, event);
    if (isBroken(next)) return next;
    head = next;
  }
  return head;
};

describe('the digest chain', () => {
  it('holds for a history as it was written', () => {
    expect(verify(stored())).toMatchObject({ revision: 3n });
  });

  it.each<[string, (...events: Four) => ReadonlyArray<StoredEvent>, bigint]>([
    [
      'edited',
      (first, second, ...rest) => [
        first,
        { ...second, data: { ...Object(second.data), active: false } },
        ...rest,
      ],
      1n,
    ],
    ['removed', (first, _second, ...rest) => [first, ...rest], 1n],
    ['moved', (first, second, third, fourth) => [first, third, second, fourth], 1n],
    [
      'moved under the right revisions',
      (first, { revision: at }, third) => [first, { ...third, revision: at }],
      1n,
    ],
    ['of another type', (first, second) => [first, { ...second, type: 'UserDeleted' }], 1n],
    [
      'with another author',
      (first, second) => [first, { ...second, metadata: { ...Object(second.metadata), requestId: 'x' } }],
      1n,
    ],
    ['unreadable', (first, second, third) => [first, second, { ...third, data: '{' }], 2n],
  ])('breaks at an event that was %s', (_, change, at) => {
    expect(verify(change(...stored()))).toMatchObject({ _tag: 'BrokenChain', revision: at });
  });
});

describe('a digest', () => {
  it('is SHA-256 over the one before and the event in canonical form', () => {
    const event = {
      id: eventId('6ba7b810-9dad-51d1-80b4-00c04fd430c8'),
      revision: revision(7),
      type: 'UserDeactivated',
      data: { userId: 'é' },
      metadata: { b: 1, a: [true, null], digest: 'left out' },
    };
    const content =
      '{"data":{"userId":"é"},"id":"6ba7b810-9dad-51d1-80b4-00c04fd430c8","metadata":{"a":[true,null],"b":1},"revision":"7","type":"UserDeactivated"}';
    const sha256 = createHash('sha256').update(`00\n${content}`, 'utf8').digest('hex');
    expect(chainDigest('00', event)).toBe(sha256);
  });
});

describe('canonical JSON', () => {
  it('follows the examples of RFC 8785 section 3.2', () => {
    const value: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(value as never)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts by UTF-16 code units', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const sorted = '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}';
    expect(canonicalJson(value)).toBe(sorted);
  });
});
