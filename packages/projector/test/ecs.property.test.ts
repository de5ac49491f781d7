import { isIP } from 'node:net';
import { EcsFlat, EcsVersion } from '@elastic/ecs';
import { createDirectory, evolve, isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import { auditEntries, ECS_VERSION, ecsRecord } from '@rollcall/projector';
import { arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';

/** What the published schema says of a field. */
type Field = {
  readonly type: string;
  readonly normalize: ReadonlyArray<string>;
  readonly allowed_values?: ReadonlyArray<{
    readonly name: string;
    readonly expected_event_types?: ReadonlyArray<string>;
  }>;
};
const schema: { readonly [name: string]: Field | undefined } = EcsFlat;

const fieldsOf = (record: JsonObject, above = ''): ReadonlyArray<readonly [string, Json]> =>
  Object.entries(record).flatMap(([name, value]) => {
    const path = `${above}${name}`;
    return isJsonObject(value) && path !== 'labels' ? fieldsOf(value, `${path}.`) : [[path, value] as const];
  });

const fits = (type: string, value: Json): boolean => {
  if (type === 'object')
    return isJsonObject(value) && Object.values(value).every((one) => typeof one === 'string');
  if (type === 'long') return Number.isSafeInteger(value);
  if (type === 'date') return typeof value === 'string' && new Date(value).toISOString() === value;
  if (type === 'ip') return typeof value === 'string' && isIP(value) !== 0;
  return ['keyword', 'match_only_text'].includes(type) && typeof value === 'string';
};

const faults = (record: JsonObject): ReadonlyArray<string> =>
  fieldsOf(record).flatMap(([path, value]) => {
    const field = schema[path];
    if (field === undefined) return [`${path} is no field`];
    const values: ReadonlyArray<Json> = Array.isArray(value) ? value : [value];
    const allowed = field.allowed_values?.map(({ name }) => name);
    return [
      ...(field.normalize.includes('array') && !Array.isArray(value) ? [`${path} is no list`] : []),
      ...values.filter((one) => !fits(field.type, one)).map((one) => `${path} is ${JSON.stringify(one)}`),
      ...values
        .filter((one) => allowed !== undefined && !allowed.some((name) => name === one))
        .map((one) => `${path} is not ${JSON.stringify(one)}`),
    ];
  });

describe('the audit trail as ECS', () => {
  it('names the version of the schema that it is held to', () => {
    expect(ECS_VERSION).toBe(EcsVersion);
  });

  it('has only fields of the schema, each with a value of its type', () => {
    const iam = schema['event.category']?.allowed_values?.find(({ name }) => name === 'iam');
    fc.assert(
      fc.property(arbitraryHistory(), (history) => {
        const live = createDirectory(exampleDirectory);
        for (const event of history) {
          for (const entry of auditEntries(live, event)) {
            const record = ecsRecord(entry);
            expect(faults(record)).toEqual([]);
            expect(record).toMatchObject({ event: { type: expect.any(Array) } });
            const types =
              isJsonObject(record.event) && Array.isArray(record.event.type) ? record.event.type : [];
            expect(iam?.expected_event_types).toEqual(expect.arrayContaining([...types]));
          }
          evolve(live, event);
        }
      }),
    );
  });
});
