import { createHash } from 'node:crypto';
import type { Profile } from '@rollcall/domain';
import type { Attribute } from './attribute';
import { enterpriseUserSchema } from './enterprise-user';
import type { ResourceType } from './resource-type';
import type { Schema } from './schema';

/** What is seen of the declared extensions that a resource has values of; empty when it has none. */
export const appearanceOf = (type: ResourceType, profile: Profile): string => {
  let appearance = '';
  for (const extension of type.extensions) {
    if (extension !== enterpriseUserSchema && Object.hasOwn(profile, extension.id)) {
      appearance += shortHash(extension);
    }
  }
  return appearance;
};

const hashes = new WeakMap<Schema, string>();

const shortHash = (schema: Schema): string => {
  const known = hashes.get(schema);
  if (known !== undefined) return known;
  const seen = JSON.stringify([schema.id, schema.attributes.map(shown)]);
  const hash = createHash('sha256').update(seen).digest('hex').slice(0, 8);
  hashes.set(schema, hash);
  return hash;
};

/** The characteristics that decide what of an attribute is in an answer. */
const shown = ({ name, returned, subAttributes }: Attribute): ReadonlyArray<unknown> => [
  name,
  returned,
  subAttributes.map(shown),
];
