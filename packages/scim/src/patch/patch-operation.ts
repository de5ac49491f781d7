import type { Json } from '@rollcall/domain';
import type { BoundFilter } from '../filter/bound-filter';
import type { Attribute } from '../schema/attribute';

/** What an operation of a PATCH is aimed at, in attributes of the schema. */
export type PatchTarget = {
  /** Single-valued complex attributes on the way, such as `name` or an extension. */
  readonly containers: ReadonlyArray<Attribute>;
  readonly attribute: Attribute;
  /** Which elements of a multi-valued attribute; all of them without it. */
  readonly filter?: BoundFilter;
  /** A part of those elements. */
  readonly sub?: Attribute;
};

/** One operation of a PATCH (RFC 7644 section 3.5.2), aimed at exactly one attribute. */
export type PatchOperation = {
  readonly op: 'add' | 'replace' | 'remove';
  readonly target: PatchTarget;
  readonly value: Json | undefined;
  /** Whether a value that the filter describes is created where it matches none. */
  readonly createsMissing: boolean;
  /** The target as the client wrote it, for error texts. */
  readonly at: string;
};

/** Operations in their order. All of them take effect, or none. */
export type Patch = {
  readonly operations: ReadonlyArray<PatchOperation>;
  /** Names that no schema of the type has, for the log. */
  readonly ignored: ReadonlyArray<string>;
};
