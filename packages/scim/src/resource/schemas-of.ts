import type { Profile } from '@rollcall/domain';
import type { ResourceType } from '../schema/resource-type';

/** The URN of the core schema, and of each extension that the resource has values of. */
export const schemasOf = (type: ResourceType, profile: Profile): ReadonlyArray<string> => {
  const schemas = [type.schema.id];
  for (const extension of type.extensions)
    if (Object.hasOwn(profile, extension.id)) schemas.push(extension.id);
  return schemas;
};
