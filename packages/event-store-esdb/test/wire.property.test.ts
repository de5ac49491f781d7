import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { AppendReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { eventId, NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import { serialise, streamName } from '@rollcall/event-store';
import fc from 'fast-check';
import { appendMessages } from '../src/wire/append-messages';
import { decodeReadAnswer } from '../src/wire/read-answer';

const { Checkpoint, CaughtUp, ReadEvent, StreamNotFound, SubscriptionConfirmation } = ReadResp;

const bigints = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const text = fc.string({ unit: 'grapheme' });
const record = fc.record({
  id: fc.uuid(),
  stream: text,
  revision: bigints,
  position: fc.record({ commit: bigints, prepare: bigints }),
  type: text,
  data: fc.jsonValue(),
  metadata: fc.jsonValue(),
});
type Record = typeof record extends fc.Arbitrary<infer R> ? R : never;

const generated = ({ id, stream, position, type, data, metadata, ...place }: Record) => {
  const event = new ReadEvent.RecordedEvent()
    .setId(new UUID().setString(id))
    .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setStreamRevision(place.revision.toString())
    .setCommitPosition(position.commit.toString())
    .setPreparePosition(position.prepare.toString())
    .setData(Buffer.from(JSON.stringify(data)))
    .setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
  event
    .getMetadataMap()
    .set('created', '17000000000000000')
    .set('type', type)
    .set('content-type', 'application/json');
  return event;
};

const decoded = (answer: ReadResp) => decodeReadAnswer(answer.serializeBinary());

describe('what travels between the server and us', () => {
  it('an event is read as the generated classes wrote it, to the last digit', () => {
    fc.assert(
      fc.property(record, (one) => {
        const entry = new ReadEvent().setEvent(generated(one)).setCommitPosition('7');
        const answer = decoded(new ReadResp().setEvent(entry));
        const text = { data: JSON.stringify(one.data), metadata: JSON.stringify(one.metadata) };
        const parsed = { data: JSON.parse(text.data), metadata: JSON.parse(text.metadata) };
        expect(answer).toEqual({ _tag: 'Event', event: { ...one, ...parsed, text } });
      }),
    );
  });

  it('an event comes before the link that led to it, and a link stands for an event that is gone', () => {
    fc.assert(
      fc.property(record, fc.uuid(), (one, linkId) => {
        const link = generated({ ...one, id: linkId });
        const resolved = new ReadEvent().setEvent(generated(one)).setLink(link);
        const broken = new ReadEvent().setLink(link).setNoPosition(new Empty());
        expect(decoded(new ReadResp().setEvent(resolved))).toMatchObject({ event: { id: one.id } });
        expect(decoded(new ReadResp().setEvent(broken))).toMatchObject({ event: { id: linkId } });
      }),
    );
  });

  it('everything else is told apart', () => {
    fc.assert(
      fc.property(bigints, bigints, (commit, prepare) => {
        const position = new Checkpoint()
          .setCommitPosition(commit.toString())
          .setPreparePosition(prepare.toString());
        const confirmed = new SubscriptionConfirmation().setSubscriptionId('one');
        expect(decoded(new ReadResp().setCheckpoint(position))).toEqual({
          _tag: 'Checkpoint',
          position: { commit, prepare },
        });
        expect(decoded(new ReadResp().setCaughtUp(new CaughtUp()))).toEqual({ _tag: 'CaughtUp' });
        expect(decoded(new ReadResp().setStreamNotFound(new StreamNotFound()))._tag).toBe('StreamNotFound');
        expect(decoded(new ReadResp().setEvent(new ReadEvent()))).toEqual({ _tag: 'NoEvent' });
        expect(decoded(new ReadResp().setConfirmation(confirmed))).toEqual({ _tag: 'Other' });
      }),
    );
  });

  it('an answer that was cut off is refused, wherever the cut', () => {
    const [one] = fc.sample(record, { numRuns: 1, seed: 7 });
    if (one === undefined) throw new Error('there is no sample');
    const bytes = new ReadResp().setEvent(new ReadEvent().setEvent(generated(one))).serializeBinary();
    for (let length = 1; length < bytes.length; length += 1)
      expect(() => decodeReadAnswer(bytes.slice(0, length))).toThrow('index out of range');
  });

  it('an append is written as the generated classes read it', () => {
    const expectation = fc.oneof(
      fc.constant<Revision>(NO_EVENTS),
      fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map((value) => revision(value)),
    );
    fc.assert(
      fc.property(record, expectation, ({ stream, id, type, data, metadata }, expected) => {
        const events = [serialise({ id: eventId(id), type, data: Object(data), metadata: Object(metadata) })];
        const [head, ...proposed] = appendMessages(streamName(stream), expected, events).map((bytes) =>
          AppendReq.deserializeBinary(bytes),
        );
        const options = head?.getOptions();
        const name = options?.getStreamIdentifier()?.getStreamName_asU8() ?? [];
        expect(Buffer.from(name).toString()).toBe(stream);
        expect(options?.hasNoStream()).toBe(expected === NO_EVENTS);
        if (expected !== NO_EVENTS) expect(options?.getRevision()).toBe(expected.toString());
        expect(proposed).toHaveLength(1);
        const message = proposed[0]?.getProposedMessage();
        expect(message?.getId()?.getString()).toBe(id);
        const properties = Object.fromEntries(message?.getMetadataMap().getEntryList() ?? []);
        expect(properties).toEqual({ type, 'content-type': 'application/json' });
        expect(Buffer.from(message?.getData_asU8() ?? []).toString()).toBe(events[0]?.data);
        expect(Buffer.from(message?.getCustomMetadata_asU8() ?? []).toString()).toBe(events[0]?.metadata);
      }),
    );
  });
});
