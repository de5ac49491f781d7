import {
  canonicalName,
  createDirectory,
  type GroupId,
  groupId,
  type Lifespan,
  type MutableDirectory,
  parseDirectoryId,
  revision,
  type UserId,
  userId,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { emailOf, oktaProfile } from '../people/okta-person';

export const DOMAIN = 'example.com';

/** Names of groups that the rules give access to: teams, departments and sites. */
export const TEAMS = 400;
const DEPARTMENTS = 40;
const SITES = 25;

export type Person = {
  readonly id: UserId;
  readonly userName: string;
  readonly groups: ReadonlyArray<string>;
};

export type Organisation = {
  readonly directory: MutableDirectory;
  readonly people: ReadonlyArray<Person>;
  readonly groupNames: ReadonlyArray<string>;
};

const BIRTH: Lifespan = {
  createdAt: '2026-01-01T00:00:00.000Z',
  createdRevision: revision(0),
  changedAt: '2026-01-01T00:00:00.000Z',
  changedRevision: revision(0),
};

/** A directory of so many people, each in a team, the department of the team and a site, made without events. */
export const organisation = (users: number): Organisation => {
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const directory = createDirectory(id.right);
  directory.setSettings({ domains: [DOMAIN], userNamePolicy: 'email', erasable: false });
  const groups = new Map<string, GroupId>();
  for (const [kind, count] of Object.entries({ team: TEAMS, department: DEPARTMENTS, site: SITES })) {
    for (let number = 0; number < count; number += 1) {
      const name = `${kind}-${number}`;
      const group = groupId(`id-of-${name}`);
      groups.set(name, group);
      directory.putGroup({
        id: group,
        displayName: name,
        canonicalName: canonicalName(name),
        profile: {},
        ...BIRTH,
      });
    }
  }
  const people: Person[] = [];
  for (let number = 0; number < users; number += 1) {
    const person = personWith(number);
    const { userName } = person;
    directory.putUser({ id: person.id, userName, active: true, profile: oktaProfile(number), ...BIRTH });
    for (const name of person.groups) {
      const group = groups.get(name);
      if (group !== undefined) directory.join(group, person.id, BIRTH.changedRevision);
    }
    people.push(person);
  }
  directory.moveTo(revision(0), 'bench');
  return { directory, people, groupNames: [...groups.keys()] };
};

const personWith = (number: number): Person => {
  const team = (number * 7) % TEAMS;
  const site = Math.floor(number / TEAMS) % SITES;
  return {
    id: userId(`6f1d5c0a-b7f5-4c0e-9d0c-${number.toString(16).padStart(12, '0')}`),
    userName: emailOf(number),
    groups: [`team-${team}`, `department-${team % DEPARTMENTS}`, `site-${site}`],
  };
};
