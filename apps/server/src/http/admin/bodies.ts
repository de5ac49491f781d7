import {
  DirectoryId,
  type IdpSwitch,
  idpNames,
  idpSwitches,
  isJsonObject,
  parseRevision,
  type Revision,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { closedObject } from '../../validation/closed-object';
import { expecting } from '../../validation/expecting';

const NewDirectoryId = expecting(
  'lowercase letters, digits and hyphens, 1 to 63, not beginning with a hyphen',
  (u) => (DirectoryId.is(u) ? u : undefined),
);

const Domains = expecting('a list of DNS domains', (u) => {
  const list = t.readonlyArray(t.string).decode(u);
  return E.isRight(list) ? list.right : undefined;
});

const UserNamePolicy = expecting('"email" or "any"', (u) => (u === 'email' || u === 'any' ? u : undefined));

const Flag = expecting('true or false', (u) => (typeof u === 'boolean' ? u : undefined));

const Text = expecting('a text', (u) => (typeof u === 'string' ? u : undefined));

const Label = expecting('a text of 1 to 100 characters', (u) =>
  typeof u === 'string' && u.trim() !== '' && u.length <= 100 ? u.trim() : undefined,
);

/** RFC 3339 with a zone. */
const Moment = expecting('a date and time with a zone, such as 2030-01-31T00:00:00Z', (u) =>
  typeof u === 'string' && moment.test(u) && !Number.isNaN(Date.parse(u)) ? new Date(u) : undefined,
);

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export const PortNumber = expecting('a whole number from 0 to 65535', (u) =>
  typeof u === 'number' && Number.isInteger(u) && u >= 0 && u <= 65_535 ? u : undefined,
);

export const Protocol = expecting('the name or number of an IP protocol', (u) =>
  typeof u === 'string' || (typeof u === 'number' && Number.isInteger(u)) ? u : undefined,
);

export const RevisionText = expecting<Revision>('a revision in decimal digits', (u) =>
  typeof u === 'string' || (typeof u === 'number' && Number.isSafeInteger(u))
    ? parseRevision(String(u))
    : undefined,
);

const ProfileName = expecting(`one of ${idpNames.join(', ')}`, (u) => idpNames.find((name) => name === u));

export const OpenDirectoryBody = closedObject(
  { id: NewDirectoryId, domains: Domains },
  { userNamePolicy: UserNamePolicy, erasable: Flag, idpProfile: ProfileName },
);

/** `confirm` repeats what is to be gone. */
export const EraseBody = closedObject({ confirm: Text }, {});

const ResourceTypeName = expecting('"User" or "Group"', (u) =>
  u === 'User' || u === 'Group' ? u : undefined,
);

const SchemaDocument = expecting('a Schema document (RFC 7643 section 7)', (u) =>
  isJsonObject(u) ? u : undefined,
);

export const SchemaExtensionBody = closedObject(
  { resourceType: ResourceTypeName, schema: SchemaDocument },
  {},
);

const Switches = expecting(
  `an object of switches, each true or false: ${idpSwitches.join(', ')}`,
  (u): Partial<Record<IdpSwitch, boolean>> | undefined => {
    if (!isJsonObject(u)) return undefined;
    const switches: Partial<Record<IdpSwitch, boolean>> = {};
    for (const [key, value] of Object.entries(u)) {
      const known = idpSwitches.find((one) => one === key);
      if (known === undefined || typeof value !== 'boolean') return undefined;
      switches[known] = value;
    }
    return switches;
  },
);

export const IdpProfileBody = closedObject({ name: ProfileName }, { switches: Switches });

/** Of enabling provisioning and of issuing a key. */
export const KeyBody = closedObject({}, { label: Label, expiresAt: Moment });

export const DisableBody = closedObject({ confirm: Text }, {});

export const End = expecting('a userName, tag:name, node:id, an IP address or a host of the policy', (u) =>
  typeof u === 'string' ? u : undefined,
);

/** CSV, as an identity provider exported it. */
export const DriftBody = closedObject({ users: Text }, { groups: Text });
