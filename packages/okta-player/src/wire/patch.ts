import { PATCH_SCHEMA } from './schemas';

export type PatchOperation = {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path?: string;
  readonly value?: unknown;
};

/** Body of a PATCH (RFC 7644 section 3.5.2). */
export const patch = (...operations: ReadonlyArray<PatchOperation>) => ({
  schemas: [PATCH_SCHEMA],
  Operations: operations,
});
