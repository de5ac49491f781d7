/** `offset` counts from 0. */
export type PageWish = { readonly offset: number; readonly limit: number };

export type Page<Item> = {
  readonly total: number;
  readonly offset: number;
  readonly items: ReadonlyArray<Item>;
};

/** Walks no further than the end of the page. */
export const pageOf = <Source, Item>(
  sources: Iterable<Source>,
  total: number,
  { offset, limit }: PageWish,
  present: (source: Source) => Item,
): Page<Item> => {
  const items: Item[] = [];
  let index = 0;
  for (const source of limit === 0 ? [] : sources) {
    if (index >= offset) items.push(present(source));
    index += 1;
    if (items.length === limit) break;
  }
  return { total, offset, items };
};
