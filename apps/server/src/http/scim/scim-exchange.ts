import type { Revision } from '@rollcall/domain';
import type { ScimCaller } from './authenticate';
import type { Refusal } from './refusal-in';
import type { ScimFailure } from './scim-failure';
import type { ScimTarget } from './scim-path';

/** What is known of a SCIM request while it is served, and afterwards for the log. */
export type ScimExchange = {
  /** `undefined` for a URL that cannot be read. */
  readonly target: ScimTarget | undefined;
  /** Absent where none is needed, and where none was accepted. */
  caller?: ScimCaller;
  /** Attributes that no schema has; they were not stored. */
  ignored?: ReadonlyArray<string>;
  failure?: ScimFailure;
  /** What the answer said, of a request that was refused. */
  refusal?: Refusal;
  /** Of the events that it caused. */
  revisions?: ReadonlyArray<Revision>;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** `null` for a request that is no SCIM. */
    scim: ScimExchange | null;
  }
}
