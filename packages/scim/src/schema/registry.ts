import type { SchemaExtension } from '@rollcall/domain';
import { declaredSchema } from '../declaration/declared-schema';
import { coreGroupSchema } from './core-group';
import { coreUserSchema } from './core-user';
import { enterpriseUserSchema } from './enterprise-user';
import { type ResourceType, resourceType } from './resource-type';

/** The resource types of one directory: all that its requests are read by, and its answers shown by. */
export type Registry = {
  readonly user: ResourceType;
  readonly group: ResourceType;
  readonly types: ReadonlyArray<ResourceType>;
};

const build = (extensions: ReadonlyArray<SchemaExtension>): Registry => {
  const of = (type: SchemaExtension['resourceType']) =>
    extensions.filter(({ resourceType: extended }) => extended === type).map(declaredSchema);
  const user = resourceType('User', 'Users', coreUserSchema, [enterpriseUserSchema, ...of('User')]);
  const group = resourceType('Group', 'Groups', coreGroupSchema, of('Group'));
  return { user, group, types: [user, group] };
};

/** Of a directory that declared no extension. */
export const coreRegistry: Registry = build([]);

const registries = new WeakMap<ReadonlyArray<SchemaExtension>, Registry>();

/** Built once for each list of extensions, which a directory keeps until it declares another. */
export const registryOf = (extensions: ReadonlyArray<SchemaExtension>): Registry => {
  if (extensions.length === 0) return coreRegistry;
  const known = registries.get(extensions);
  if (known !== undefined) return known;
  const registry = build(extensions);
  registries.set(extensions, registry);
  return registry;
};
