import { createDirectory, evolve, isJsonObject, type Json } from '@rollcall/domain';
import { ASIM_VERSION, asimRecord, auditEntries } from '@rollcall/projector';
import { arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';

type Column = 'datetime' | 'int' | 'string' | 'object' | ReadonlyArray<string>;
type Columns = { readonly [name: string]: Column };

/** Those columns that are used, of the tables ASimUserManagementActivityLogs and ASimAuditEventLogs, with what may be in them. */
const common: Columns = {
  TimeGenerated: 'datetime',
  EventCount: 'int',
  EventStartTime: 'datetime',
  EventEndTime: 'datetime',
  EventResult: ['Success', 'Partial', 'Failure', 'NA'],
  EventSeverity: ['Informational', 'Low', 'Medium', 'High'],
  EventVendor: 'string',
  EventProduct: 'string',
  EventSchemaVersion: [ASIM_VERSION],
  EventOriginalType: 'string',
  EventOriginalUid: 'string',
  Dvc: 'string',
  ActorUserId: 'string',
  ActorUserIdType: ['SID', 'UID', 'AADID', 'OktaId', 'AWSId', 'Other'],
  ActorUsername: 'string',
  ActorUsernameType: ['UPN', 'Windows', 'DN', 'Simple'],
  ActorUserType: ['Regular', 'Machine', 'Admin', 'System', 'Application', 'Service Principal', 'Other'],
  ActorScope: 'string',
  SrcIpAddr: 'string',
  HttpUserAgent: 'string',
  AdditionalFields: 'object',
};
const userManagement: Columns = {
  ...common,
  EventSchema: ['UserManagement'],
  EventType: [
    'UserCreated',
    'UserDeleted',
    'UserModified',
    'UserDisabled',
    'UserEnabled',
    'GroupCreated',
    'GroupDeleted',
    'GroupModified',
    'UserAddedToGroup',
    'UserRemovedFromGroup',
  ],
  EventSubType: 'string',
  TargetUserId: 'string',
  TargetUserIdType: ['SID', 'UID', 'AADID', 'OktaId', 'AWSId', 'Other'],
  TargetUsername: 'string',
  TargetUsernameType: ['UPN', 'Windows', 'DN', 'Simple'],
  TargetUserScope: 'string',
  GroupId: 'string',
  GroupIdType: ['SID', 'UID', 'Other'],
  GroupName: 'string',
  GroupNameType: ['UPN', 'Windows', 'DN', 'Simple'],
  PreviousPropertyValue: 'string',
  NewPropertyValue: 'string',
};
const auditEvent: Columns = {
  ...common,
  EventSchema: ['AuditEvent'],
  EventType: ['Set', 'Create', 'Delete', 'Enable', 'Disable'],
  Operation: 'string',
  Object: 'string',
  ObjectId: 'string',
  ObjectType: ['Configuration Atom', 'Policy Rule'],
  OriginalObjectType: 'string',
  OldValue: 'string',
  NewValue: 'string',
  ValueType: ['Other'],
  TargetAppName: 'string',
  TargetAppType: ['Process', 'Service', 'Resource', 'URL', 'SaaS application', 'CSP', 'Other'],
};
const mandatory = [
  'EventCount',
  'EventStartTime',
  'EventEndTime',
  'EventType',
  'EventResult',
  'Dvc',
  'ActorUsername',
];

const fits = (column: Column | undefined, value: Json): boolean => {
  if (Array.isArray(column)) return column.some((one) => one === value);
  if (column === 'int') return Number.isSafeInteger(value);
  if (column === 'object') return isJsonObject(value);
  if (column === 'datetime') return typeof value === 'string' && new Date(value).toISOString() === value;
  return column === 'string' && typeof value === 'string' && value !== '';
};

describe('the audit trail as ASIM', () => {
  it('has only columns of the table it goes into, each with a value that may be there', () => {
    const seen = new Set<Json | undefined>();
    fc.assert(
      fc.property(arbitraryHistory(), (history) => {
        const live = createDirectory(exampleDirectory);
        for (const event of history) {
          for (const entry of auditEntries(live, event)) {
            const record = asimRecord(entry);
            const columns = record.EventSchema === 'AuditEvent' ? auditEvent : userManagement;
            expect(Object.entries(record).filter(([name, value]) => !fits(columns[name], value))).toEqual([]);
            expect(Object.keys(record)).toEqual(expect.arrayContaining(mandatory));
            seen.add(record.EventSchema);
          }
          evolve(live, event);
        }
      }),
    );
    expect(seen.size).toBe(2);
  });
});
