import {
  apiKeyId,
  canonicalJson,
  chainDigest,
  commandId,
  type Json,
  NO_EVENTS,
  requestId,
  sealEvents,
  userId,
  verifyNext,
} from '@rollcall/domain';
import { exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u001f', '\ud800', 'a', 'é'), maxLength: 5 }),
);

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, tie('json'), { maxKeys: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '9', '10'), tie('json'), { maxKeys: 4 }),
  ),
}));

const provenance = fc.record({
  actor: fc.oneof(
    text.map((id) => ({ type: 'apiKey' as const, id: apiKeyId(id) })),
    text.map((name) => ({ type: 'administrator' as const, name })),
  ),
  commandId: text.map(commandId),
  occurredAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  origin: fc.constantFrom('SCIM' as const, 'CONSOLE' as const),
  requestId: text.map(requestId),
  source: fc.record({ address: text, userAgent: text }, { requiredKeys: [] }),
});

const created = fc.record({ userName: text, profile: fc.dictionary(text, json) }).map((person) => ({
  type: 'UserCreated' as const,
  data: { userId: userId('u'), active: true, person },
}));

/** RFC 8785, the plain way. */
const reference = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(reference).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${reference(member)}`).join()}}`;
};

describe('canonical JSON', () => {
  it('is the same as written the plain way, for small objects and large', () => {
    const large = fc.dictionary(text, json, { minKeys: 17, maxKeys: 30 });
    fc.assert(
      fc.property(fc.oneof(json, large), (value) => expect(canonicalJson(value)).toBe(reference(value))),
    );
  });
});

describe('sealed events', () => {
  it('carry as text the canonical form of their data and metadata, its bytes, and the digest over it', () => {
    fc.assert(
      fc.property(provenance, fc.array(created, { minLength: 1, maxLength: 3 }), (change, events) => {
        let previous = 'before';
        const end = { id: exampleDirectory, revision: NO_EVENTS, digest: previous };
        for (const { id, revision, event, metadata, text: written } of sealEvents(end, events, change)) {
          expect(written.data).toBe(canonicalJson(event.data));
          expect(written.metadata).toBe(canonicalJson(metadata));
          expect(written.bytes).toBe(Buffer.byteLength(written.data) + Buffer.byteLength(written.metadata));
          const { type, data } = event;
          expect(metadata.digest).toBe(chainDigest(previous, { id, revision, type, data, metadata }));
          previous = metadata.digest;
        }
      }),
    );
  });

  it('continue the chain by their text, and do no more when a character of it is another', () => {
    const where = fc.record({ part: fc.constantFrom('data', 'metadata'), at: fc.nat() });
    fc.assert(
      fc.property(provenance, created, where, (change, event, { part, at }) => {
        const end = { id: exampleDirectory, revision: NO_EVENTS, digest: '' };
        const [sealed] = sealEvents(end, [event], change);
        if (sealed === undefined) throw new Error('sealing one event gave none');
        const { id, revision, text: written } = sealed;
        const read = (data: string, metadata: string) => {
          const content = { data: JSON.parse(data), metadata: JSON.parse(metadata) };
          return { id, revision, type: event.type, ...content, text: { data, metadata } };
        };
        expect(verifyNext(end, read(written.data, written.metadata))).toMatchObject({ revision });
        const before = part === 'data' ? written.data : written.metadata;
        const place = at % before.length;
        const after = `${before.slice(0, place)}~${before.slice(place + 1)}`;
        const [data, metadata] = part === 'data' ? [after, written.metadata] : [written.data, after];
        if (after === before || !isJson(after)) return;
        expect(verifyNext(end, read(data, metadata))).toMatchObject({ _tag: 'BrokenChain' });
      }),
    );
  });
});

const isJson = (written: string): boolean => {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
};
