import type { ComponentProps } from 'react';

/** A row of a grid whose cells take the focus; the browser has no element for one outside of a table. */
export function GridRow(props: ComponentProps<'div'>) {
  return <div {...props} {...{ role: 'row' }} />;
}

/** What a row of a grid is called by. */
export function GridHead(props: ComponentProps<'span'>) {
  return <span {...props} {...{ role: 'rowheader' }} />;
}

/** A cell of a grid that is not typed into: words, or buttons. */
export function GridAside(props: ComponentProps<'span'>) {
  return <span {...props} {...{ role: 'gridcell' }} />;
}

/** A real table whose cells take the focus. */
export function GridTable(props: ComponentProps<'table'>) {
  return <table {...props} {...{ role: 'grid' }} />;
}
