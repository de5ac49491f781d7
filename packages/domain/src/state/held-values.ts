import { type UniqueAttribute, uniqueKey } from '../schema-extensions/unique-attributes';
import { heldKey, uniqueKeysOf } from './held-keys';
import type { KeyTable } from './key-table';
import type { Profile } from './resources';
import { ValueIndex } from './value-index';

type Holder = { readonly profile: Profile };
type Place<Resource> = { readonly ordinal: number; readonly resource: Resource };

/** Where the resources of one type are; all of them in the order of creation. */
export type Places<Resource> = {
  at(ordinal: number): Resource | undefined;
  all(): Iterable<Place<Resource>>;
};

/**
 * Who holds which values: those of keys that every resource has by itself, and those of attributes that must
 * be unique. Such an attribute is indexed from the first question about it on, which goes through all; so to
 * declare one costs nothing.
 */
export class HeldValues<Resource extends Holder> {
  private readonly index = new ValueIndex();
  private attributes: ReadonlyArray<UniqueAttribute> = [];

  constructor(
    private readonly places: Places<Resource>,
    private readonly ownKeysOf: (resource: Resource) => ReadonlyArray<string>,
  ) {}

  /** In the order of creation. */
  among(ordinals: ReadonlyArray<number>, fits: (resource: Resource) => boolean): ReadonlyArray<Resource> {
    return [...new Set(ordinals)]
      .sort((a, b) => a - b)
      .flatMap((ordinal) => {
        const resource = this.places.at(ordinal);
        return resource !== undefined && fits(resource) ? [resource] : [];
      });
  }

  ordinals(key: string): ReadonlyArray<number> {
    return [...this.index.find(key)];
  }

  byUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<Resource> {
    this.cover(attribute);
    return this.among(
      this.ordinals(heldKey(attribute, key)),
      ({ profile }) => uniqueKey(profile, attribute) === key,
    );
  }

  replace(before: Resource | undefined, now: Resource | undefined, ordinal: number): void {
    if (before === now) return;
    if (before !== undefined) for (const key of this.keysOf(before)) this.index.remove(key, ordinal);
    if (now !== undefined) for (const key of this.keysOf(now)) this.index.add(key, ordinal);
  }

  /** The table holds the keys of all resources, and those of these attributes. */
  restore(table: KeyTable, attributes: ReadonlyArray<UniqueAttribute>): void {
    this.index.restore(table);
    this.attributes = attributes;
  }

  /** Only these need to be unique from here on; of others the index is not kept up any more. */
  keepOnly(attributes: ReadonlyArray<UniqueAttribute>): void {
    this.attributes = this.attributes.filter((known) => attributes.some((one) => isSame(known, one)));
  }

  private keysOf(resource: Resource): ReadonlyArray<string> {
    const own = this.ownKeysOf(resource);
    if (this.attributes.length === 0) return own;
    return [...own, ...uniqueKeysOf(resource.profile, this.attributes)];
  }

  private cover(attribute: UniqueAttribute): void {
    if (this.attributes.some((known) => isSame(known, attribute))) return;
    this.attributes = [...this.attributes, attribute];
    for (const { ordinal, resource } of this.places.all()) {
      const key = uniqueKey(resource.profile, attribute);
      if (key !== undefined) this.index.add(heldKey(attribute, key), ordinal);
    }
  }
}

const isSame = (a: UniqueAttribute, b: UniqueAttribute): boolean =>
  a.extension === b.extension && a.name === b.name && a.caseExact === b.caseExact;
