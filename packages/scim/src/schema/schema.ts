import type { Attribute } from './attribute';
import { complex } from './define';

/** A schema of RFC 7643 section 7. */
export type Schema = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: ReadonlyArray<Attribute>;
};

/** An extension as a resource holds it: one complex attribute named by the URN. */
export const extensionContainer = (schema: Schema): Attribute =>
  complex(schema.id, schema.description, schema.attributes);
