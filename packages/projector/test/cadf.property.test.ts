import { createDirectory, evolve } from '@rollcall/domain';
import { auditEntries, cadfRecord } from '@rollcall/projector';
import { arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';

const text = { type: 'string', minLength: 1 };

/** DSP0262 1.0.0, table "Resource type properties"; the types are those that are used, of its resource taxonomy. */
const resource = {
  type: 'object',
  required: ['id', 'typeURI'],
  additionalProperties: false,
  properties: {
    id: text,
    typeURI: {
      enum: [
        'service/security',
        'data/config',
        'data/directory',
        'data/security/account/user',
        'data/security/group',
        'data/security/key',
        'data/security/policy',
      ],
    },
    name: text,
    domain: text,
    host: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: { id: text, address: text, agent: text, platform: text },
    },
  },
};

/** DSP0262 1.0.0, tables "Event type properties" and "Attachment type properties", as far as they are used. */
const event = {
  type: 'object',
  required: ['id', 'eventType', 'eventTime', 'action', 'outcome', 'initiator', 'target', 'observer'],
  additionalProperties: false,
  properties: {
    typeURI: { const: 'http://schemas.dmtf.org/cloud/audit/1.0/event' },
    id: text,
    eventType: { const: 'activity' },
    eventTime: {
      type: 'string',
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d:\\d\\d$',
    },
    name: text,
    action: { enum: ['create', 'update', 'delete', 'enable', 'disable', 'revoke'] },
    outcome: { enum: ['success', 'failure', 'pending', 'unknown'] },
    initiator: resource,
    target: resource,
    observer: resource,
    attachments: {
      type: 'array',
      items: {
        type: 'object',
        required: ['contentType', 'content'],
        additionalProperties: false,
        properties: { name: text, contentType: text, content: {} },
      },
    },
  },
};

describe('the audit trail as CADF', () => {
  it('has the properties that an event must have and only such as it may, and an id of its own for each entry', () => {
    const validate = new Ajv2020().compile(event);
    fc.assert(
      fc.property(arbitraryHistory(), (history) => {
        const live = createDirectory(exampleDirectory);
        const ids: unknown[] = [];
        for (const happened of history) {
          for (const entry of auditEntries(live, happened)) {
            const record = cadfRecord(entry);
            expect(validate(record) ? [] : validate.errors).toEqual([]);
            ids.push(record.id);
          }
          evolve(live, happened);
        }
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
