import type { Made } from '../making/request';

/** Something that must not be, and the request that showed it. */
export type Finding = {
  readonly what: string;
  readonly directory: string;
  readonly request: Pick<Made, 'method' | 'url' | 'headers'> & { readonly payload: string };
  readonly status: number;
  readonly answer: string;
};
