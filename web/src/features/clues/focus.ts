/** What the reader points at: source columns, shared by conditions, text and source rows. */
import { createContext, useContext } from 'react';

export type Link = { input: string; column: string };

export type Focus = {
  /** columns that are pointed at now */
  links: Link[];
  point: (links: Link[]) => void;
  /** brings their evidence into view; a new object each time */
  goTo: { links: Link[] } | null;
  go: (links: Link[]) => void;
  /** brings a source row into view */
  row: { input: string; rowId: string } | null;
  goRow: (input: string, rowId: string) => void;
};

export const FocusContext = createContext<Focus>({
  links: [],
  point: () => undefined,
  goTo: null,
  go: () => undefined,
  row: null,
  goRow: () => undefined,
});

export const useFocus = () => useContext(FocusContext);

const same = (one: Link, other: Link) => one.input === other.input && one.column === other.column;

/** Whether two lists of columns have one in common. */
export const meets = (some: Link[], others: Link[]) =>
  some.some((one) => others.some((other) => same(one, other)));
