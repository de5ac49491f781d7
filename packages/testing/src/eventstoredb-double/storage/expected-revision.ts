/** What a writer says it knows of the stream. */
export type ExpectedRevision =
  | { readonly _tag: 'Revision'; readonly revision: bigint }
  | { readonly _tag: 'NoStream' }
  | { readonly _tag: 'Any' }
  | { readonly _tag: 'StreamExists' };
