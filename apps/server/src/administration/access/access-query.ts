import { parseQueryDestination, parseQuerySource, type Query } from '@rollcall/acl';
import type { Revision } from '@rollcall/domain';

/** An access question as people write it; the ends as `parseQuerySource` and `parseQueryDestination` read them. */
export type AccessQuestion = {
  readonly src: string;
  readonly dst: string;
  readonly port: number;
  readonly proto?: string | number | undefined;
  readonly minRevision?: Revision | undefined;
};

/** `undefined` when an end is empty. */
export const queryOf = ({ src, dst, port, proto, minRevision }: AccessQuestion): Query | undefined => {
  const source = parseQuerySource(src);
  const destination = parseQueryDestination(dst);
  if (source === undefined || destination === undefined) return undefined;
  return {
    src: source,
    dst: destination,
    port,
    ...(proto === undefined ? {} : { proto }),
    ...(minRevision === undefined ? {} : { minRevision }),
  };
};
