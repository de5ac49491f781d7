import type { ResourceType } from '../schema/resource-type';

const plain = /^[\w.~-]*$/;

/** Ids are ours; encoding them keeps any other id from reaching out of its segment. */
export const locationOf = (baseUrl: string, endpoint: ResourceType['endpoint'], id: string): string =>
  `${baseUrl}/${endpoint}/${plain.test(id) ? id : encodeURIComponent(id)}`;
