import { type RefObject, useLayoutEffect, useState } from 'react';

/** As FactSheet.module.css has it. */
const ROW_HEIGHT = 27;
const OVERSCAN = 8;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** Heights of what is not drawn above and below. */
  readonly before: number;
  readonly after: number;
  readonly page: number;
  readonly onScroll: () => void;
  reveal(row: number): void;
}

/** Only the rows in view are in the page: a person may have thousands of records. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [view, setView] = useState({ first: 0, page: 12 });
  const measure = () => {
    const box = scroller.current;
    if (box === null) return;
    const first = Math.floor(box.scrollTop / ROW_HEIGHT);
    const page = Math.max(Math.floor(box.clientHeight / ROW_HEIGHT) - 1, 1);
    setView((known) => (known.first === first && known.page === page ? known : { first, page }));
  };
  useLayoutEffect(measure);
  const from = Math.min(Math.max(view.first - OVERSCAN, 0), Math.max(count - 1, 0));
  const to = Math.min(view.first + view.page + OVERSCAN, count);
  return {
    from,
    to,
    before: from * ROW_HEIGHT,
    after: (count - to) * ROW_HEIGHT,
    page: view.page,
    onScroll: measure,
    reveal: (row) => {
      const box = scroller.current;
      if (box === null || row < 0) return;
      const top = row * ROW_HEIGHT;
      // The header stays above the rows.
      const below = top + 2 * ROW_HEIGHT - box.clientHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (below > box.scrollTop) box.scrollTop = below;
      measure();
    },
  };
}
