import type { User } from './resources';

/** Users of a snapshot, in their order, read when somebody asks for one of them. */
export type UnreadUsers = { readonly count: number; readonly read: () => ReadonlyArray<User> };

/** How many users such a part holds; the last one may hold fewer. Reading one of them reads the part. */
export const USERS_PER_PART = 250;

/** The users of one moment, in the order of creation; ordinals that are gone are left out. */
export type CapturedUsers = {
  readonly count: number;
  present(): Iterable<number>;
  parts(): Iterable<ReadonlyArray<User>>;
};

/** Users by ordinal. Ordinals are given in the order of creation, and never again. */
export class UserTable {
  private readonly slots: Array<User | undefined> = [];
  /** Each holds the users of its ordinals until one of them is touched. */
  private readonly unread: Array<UnreadUsers | undefined> = [];

  /** The next ordinal to be given. */
  get length(): number {
    return this.slots.length;
  }

  get(ordinal: number): User | undefined {
    if (this.unread.length > 0) this.readPartOf(ordinal);
    return this.slots[ordinal];
  }

  set(ordinal: number, user: User | undefined): void {
    if (this.unread.length > 0) this.readPartOf(ordinal);
    this.slots[ordinal] = user;
  }

  *[Symbol.iterator](): Iterator<User> {
    for (let ordinal = 0; ordinal < this.slots.length; ordinal++) {
      const user = this.get(ordinal);
      if (user !== undefined) yield user;
    }
  }

  *places(): Iterable<{ readonly ordinal: number; readonly resource: User }> {
    for (let ordinal = 0; ordinal < this.slots.length; ordinal++) {
      const resource = this.get(ordinal);
      if (resource !== undefined) yield { ordinal, resource };
    }
  }

  /** Puts a part behind those before it. For a table that nothing else was set in. */
  restore(part: UnreadUsers): void {
    this.unread.push(part);
    for (let place = 0; place < part.count; place++) this.slots.push(undefined);
  }

  /** Costs a copy of the list. */
  capture(): CapturedUsers {
    const slots = this.slots.slice();
    const unread = this.unread.slice();
    const isPresent = (slot: number) => slots[slot] !== undefined || unread[partOf(slot)] !== undefined;
    let count = 0;
    for (let slot = 0; slot < slots.length; slot++) if (isPresent(slot)) count++;
    return {
      count,
      *present() {
        for (let slot = 0; slot < slots.length; slot++) if (isPresent(slot)) yield slot;
      },
      parts: () => slices(usersOf(slots, unread), USERS_PER_PART),
    };
  }

  private readPartOf(ordinal: number): void {
    const number = partOf(ordinal);
    const part = this.unread[number];
    if (part === undefined) return;
    this.unread[number] = undefined;
    for (const [place, user] of part.read().entries()) this.slots[number * USERS_PER_PART + place] = user;
  }
}

const partOf = (ordinal: number): number => Math.floor(ordinal / USERS_PER_PART);

function* usersOf(
  slots: ReadonlyArray<User | undefined>,
  unread: ReadonlyArray<UnreadUsers | undefined>,
): Generator<User> {
  for (let first = 0; first < slots.length; first += USERS_PER_PART) {
    const part = unread[partOf(first)]?.read() ?? slots.slice(first, first + USERS_PER_PART);
    for (const user of part) if (user !== undefined) yield user;
  }
}

export function* slices<Value>(values: Iterable<Value>, size: number): Generator<Value[]> {
  let slice: Value[] = [];
  for (const value of values) {
    slice.push(value);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
