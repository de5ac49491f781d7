import { canonicalUserName } from '../names/user-name';
import type { UniqueAttribute } from '../schema-extensions/unique-attributes';
import { emailKeysOf, uniqueKeysOf } from './held-keys';
import type { HashSeed } from './key-hash';
import { addToKeyTable, emptyKeyTable, type KeyTable, keyTableOf } from './key-table';
import { externalIdOf, type User } from './resources';
import { SharedKeyTable, sharedKeyTableOf } from './shared-key-table';
import type { UserKey } from './snapshot';

/** What users are found by, made while they are written into a snapshot. */
export class UserTables {
  private readonly id: KeyTable;
  private readonly userName: KeyTable;
  private readonly externalId: KeyTable;
  private readonly value: SharedKeyTable;

  constructor(
    seed: HashSeed,
    users: number,
    private readonly unique: ReadonlyArray<UniqueAttribute>,
  ) {
    this.id = emptyKeyTable(seed, users);
    this.userName = emptyKeyTable(seed, users);
    this.externalId = emptyKeyTable(seed, users);
    this.value = new SharedKeyTable(seed);
  }

  add(user: User, number: number): void {
    addToKeyTable(this.id, user.id, number);
    addToKeyTable(this.userName, canonicalUserName(user.userName), number);
    const externalId = externalIdOf(user);
    if (externalId !== undefined) addToKeyTable(this.externalId, externalId, number);
    for (const key of emailKeysOf(user)) this.value.add(key, number);
    for (const key of uniqueKeysOf(user.profile, this.unique)) this.value.add(key, number);
  }

  of(key: UserKey): KeyTable {
    return key === 'value' ? this.value.table : this[key];
  }
}

/** The tables that their pieces make; `undefined` when one is not whole. */
export const restoreUserTables = (
  seed: HashSeed,
  users: number,
  pieces: Readonly<Record<UserKey, ReadonlyArray<Uint32Array>>>,
): Readonly<Record<UserKey, KeyTable>> | undefined => {
  const id = keyTableOf(seed, users, pieces.id);
  const userName = keyTableOf(seed, users, pieces.userName);
  const externalId = keyTableOf(seed, users, pieces.externalId);
  const value = sharedKeyTableOf(seed, pieces.value);
  return id && userName && externalId && value && { id, userName, externalId, value };
};
