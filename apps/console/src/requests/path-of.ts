import type { LoggedRequest } from '../api/types';

/** The path below the base URL, with the id of the resource in it: `/Users/2819c223`. */
export const pathOf = ({ route, resource }: LoggedRequest): string =>
  route.replace('/scim/v2', '').replace(':id', resource ?? ':id') || '/';
