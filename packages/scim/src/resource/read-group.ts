import type { DirectoryView, Group, Json } from '@rollcall/domain';
import type { Reader } from '../filter/evaluate';
import type { ResourceType } from '../schema/resource-type';
import { readMember } from './member';
import { metaOf } from './meta';
import { schemasOf } from './schemas-of';

/** Reads the attributes of a group one by one; its members are gone through only when they are asked for. */
export const readGroup =
  (type: ResourceType, group: Group, view: DirectoryView, baseUrl: string): Reader =>
  (name) => {
    switch (name) {
      case 'schemas':
        return schemasOf(type, group.profile);
      case 'id':
        return group.id;
      case 'displayName':
        return group.displayName;
      case 'members':
        return membersOf(group, view, baseUrl);
      case 'meta':
        return metaOf(type, group, view, baseUrl);
      default:
        return group.profile[name];
    }
  };

const membersOf = (group: Group, view: DirectoryView, baseUrl: string): Json | undefined => {
  if (view.memberCount(group.id) === 0) return undefined;
  const members: Json[] = [];
  for (const id of view.membersOf(group.id)) members.push(readMember(id, view, baseUrl));
  return members;
};
