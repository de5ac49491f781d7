import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

/** Which of many rows of one height are to be drawn. Lengths are in pixels. */
export type RowsInSight = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly total: number;
  readonly rowHeight: number;
  readonly height: number;
  readonly inSight: ReadonlyArray<{ readonly index: number; readonly start: number }>;
};

export const useRowsInSight = (total: number, rowHeight: number): RowsInSight => {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  return {
    scroller,
    total,
    rowHeight,
    height: virtualizer.getTotalSize(),
    inSight: virtualizer.getVirtualItems(),
  };
};
