import * as t from 'io-ts';

/** The attributes of this URN are neither taken nor shown from here on; values held of them stay. */
export const SchemaExtensionWithdrawn = t.strict({ id: t.string });
export type SchemaExtensionWithdrawn = t.TypeOf<typeof SchemaExtensionWithdrawn>;
