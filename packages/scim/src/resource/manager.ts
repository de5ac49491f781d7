import { type DirectoryView, isJsonObject, type User, userId } from '@rollcall/domain';
import { enterpriseUserSchema } from '../schema/enterprise-user';

/** The manager of a user, where the manager is a user here. */
export const managerOf = ({ profile }: User, view: DirectoryView): User | undefined => {
  const enterprise = profile[enterpriseUserSchema.id];
  const manager = isJsonObject(enterprise) ? enterprise.manager : undefined;
  return isJsonObject(manager) && typeof manager.value === 'string'
    ? view.user(userId(manager.value))
    : undefined;
};
