import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { directoryQuery } from '../api/queries';
import type { Directory } from '../api/types';

const route = getRouteApi('/directories/$id');

/** The directory that the page is of; `DirectoryPages` shows none before it is known. */
export const useDirectory = (): Directory => {
  const { id } = route.useParams();
  return useSuspenseQuery(directoryQuery(id)).data;
};
