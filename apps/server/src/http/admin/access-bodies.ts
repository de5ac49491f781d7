import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { DirectoryWish } from '../../administration/access/directory-wish';
import { closedObject } from '../../validation/closed-object';
import { expecting } from '../../validation/expecting';
import { End, PortNumber, Protocol, RevisionText } from './bodies';
import { decoded, InvalidRequest } from './invalid-request';

export const AccessQuestionBody = closedObject(
  { src: End, dst: End, port: PortNumber },
  { proto: Protocol, minRevision: RevisionText },
);

export const WhoCanBody = closedObject({ dst: End, port: PortNumber }, { proto: Protocol });

export const WhatCanBody = closedObject({ src: End }, {});

const PolicyText = expecting('the text of a policy', (u) => (typeof u === 'string' ? u : undefined));

export const PolicyBody = closedObject({ policy: PolicyText }, {});

const kinds = ['rename', 'delete', 'deactivate', 'reactivate', 'membership'] as const;

const Kind = expecting(`one of ${kinds.join(', ')}`, (u) => kinds.find((kind) => kind === u));
const User = expecting('the id or userName of a user', (u) =>
  typeof u === 'string' && u !== '' ? u : undefined,
);
const Group = expecting('the id or name of a group', (u) =>
  typeof u === 'string' && u !== '' ? u : undefined,
);
const Name = expecting('a name', (u) => (typeof u === 'string' ? u : undefined));
const Users = expecting('a list of ids or userNames of users', (u) => {
  const list = t.readonlyArray(t.string).decode(u);
  return E.isRight(list) ? list.right : undefined;
});

const RenameBody = closedObject({ change: Kind, group: Group, displayName: Name }, {});
const DeleteBody = closedObject({ change: Kind }, { group: Group, user: User });
const UserBody = closedObject({ change: Kind, user: User }, {});
const MembershipBody = closedObject({ change: Kind, group: Group }, { add: Users, remove: Users });

/** The change of the directory that a body describes. Throws `InvalidRequest` for one that does not fit. */
export const directoryWish = (body: unknown): DirectoryWish => {
  const { change } = decoded(t.type({ change: Kind }), body);
  switch (change) {
    case 'rename': {
      const { group, displayName } = decoded(RenameBody, body);
      return { change, group, displayName };
    }
    case 'delete': {
      const { group, user } = decoded(DeleteBody, body);
      if (group !== undefined && user === undefined) return { change: 'delete-group', group };
      if (user !== undefined && group === undefined) return { change: 'delete-user', user };
      throw new InvalidRequest('delete: give either a group or a user.');
    }
    case 'deactivate':
    case 'reactivate':
      return { change, user: decoded(UserBody, body).user };
    case 'membership': {
      const { group, add = [], remove = [] } = decoded(MembershipBody, body);
      if (add.length + remove.length === 0)
        throw new InvalidRequest('membership: name somebody to add or to remove.');
      return { change, group, add, remove };
    }
  }
};
